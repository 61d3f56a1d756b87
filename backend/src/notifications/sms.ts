import { z } from 'zod';

/** One text message, by what it says and not by its words: those belong to the provider's template. */
export const sms = z.object({
  /** Eleven digits, mainland. */
  phone: z.string(),
  template: z.literal('loginCode'),
  params: z.object({
    code: z.string(),
    /** For how long the code is good. */
    minutes: z.int().positive(),
  }),
});
export type Sms = z.output<typeof sms>;

export interface SmsDelivery extends Sms {
  /** Our id of the message, for the provider's records. */
  readonly reference: string;
}

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
