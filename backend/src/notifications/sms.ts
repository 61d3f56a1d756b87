import { z } from 'zod';

const text = z.string().max(100);
const seat = { name: text, exam: text, room: text, time: text };

/** What each message says, in the order in which a provider's template numbers it. */
const templates = {
  /** `minutes`: for how long the code is good. */
  loginCode: z.object({ code: z.string(), minutes: z.coerce.string() }),
  /** To a candidate: when and where. */
  scheduleNotice: z.object(seat),
  /** To a candidate: it is another time or place now. */
  scheduleChanged: z.object(seat),
  /** To staff, with their role in the room. */
  staffNotice: z.object({ ...seat, role: text }),
  staffChanged: z.object({ ...seat, role: text }),
  /** To a candidate, whose identity file was approved. */
  identityApproved: z.object({ exam: text }),
  /** To a candidate, who must send these documents anew. */
  identitySentBack: z.object({ exam: text, documents: text }),
} as const;

export type SmsTemplate = keyof typeof templates;
export const smsTemplates = Object.keys(templates) as SmsTemplate[];

/** The approved template of each message at a provider. */
export type TemplateIds = Readonly<Record<SmsTemplate, string>>;

const message = <T extends SmsTemplate>(template: T) =>
  z.object({
    /** Eleven digits, mainland. */
    phone: z.string(),
    template: z.literal(template),
    params: templates[template],
  });

/** One text message, by what it says and not by its words: those belong to the provider's template. */
export const sms = z.discriminatedUnion('template', [
  message('loginCode'),
  message('scheduleNotice'),
  message('scheduleChanged'),
  message('staffNotice'),
  message('staffChanged'),
  message('identityApproved'),
  message('identitySentBack'),
]);
export type Sms = z.output<typeof sms>;

/** The values of a message in the order of its template. */
export function orderedValues({ template, params }: Sms): string[] {
  const values: Readonly<Record<string, string>> = params;
  return Object.keys(templates[template].shape).map((name) => values[name] ?? '');
}

export type SmsDelivery = Sms & {
  /** Our id of the message, for the provider's records. */
  readonly reference: string;
};

/** A provider of SMS. */
export interface SmsSender {
  /** Resolves once the provider has taken the message. Rejects with SmsError. */
  send(delivery: SmsDelivery): Promise<{ readonly providerRef: string }>;
}

/** Why no message left: too many, not as the provider wants it, or no answer in time. */
export type SmsFailure = 'throttled' | 'refused' | 'unreachable';

/**
 * The provider did not take a message. Carries the provider's code alone: the texts and causes of
 * the SDKs repeat the number and the code.
 */
export class SmsError extends Error {
  readonly failure: SmsFailure;

  constructor(failure: SmsFailure, providerCode: string) {
    super(`SMS ${failure}: ${providerCode}`);
    this.name = 'SmsError';
    this.failure = failure;
  }
}
