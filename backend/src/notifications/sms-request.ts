import { z } from 'zod';

import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';
import { sms, type Sms } from './sms.ts';

/** The event stream of the messages to send. */
export const SMS_STREAM = 'sms';
const SMS_REQUESTED = 'notifications.sms-requested.v1';
const PURPOSE = 'sms';

const sealedRequest = z.object({
  sms,
  deliver: z.boolean(),
  /** When the message has lost its use. */
  notAfter: z.iso.datetime().transform((text) => new Date(text)),
});
type SealedRequest = z.output<typeof sealedRequest>;

const eventData = z.object({ sealed: z.string() });

export interface SmsRequest {
  readonly sms: Sms;
  /** False for a decoy: it is the same work and ends in the consumer, so that no clock betrays it. */
  readonly deliver: boolean;
  readonly notAfter: Date;
}

/** Asks for a message in the caller's transaction; its id. Throws outside of one. */
export type RequestSms = (request: SmsRequest) => Promise<string>;

/** Number and code leave sealed: neither the outbox nor Redis holds them readable. */
export function createRequestSms(outbox: Outbox, keyring: Keyring): RequestSms {
  return (request) =>
    outbox.append({
      stream: SMS_STREAM,
      name: SMS_REQUESTED,
      data: { sealed: keyring.seal(PURPOSE, JSON.stringify(request)) },
      audience: {},
    });
}

/** Opens the data of an event of this stream. Throws when it is not what we sealed. */
export function unsealSmsRequest(keyring: Keyring, data: unknown): SealedRequest {
  const { sealed } = eventData.parse(data);
  return sealedRequest.parse(JSON.parse(keyring.unseal(PURPOSE, sealed)));
}
