import type { Sequelize } from 'sequelize';

import { databaseNow } from '../../platform/database/database-clock.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { SmsMessageStore } from '../sms-message-store.ts';
import { unsealSmsRequest } from '../sms-request.ts';
import type { SmsSender } from '../sms.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly keyring: Keyring;
  readonly messages: SmsMessageStore;
  readonly sender: SmsSender;
}

/** An entry of the event stream `sms`. */
export interface SmsEvent {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

/**
 * Sends the message that an event asks for, unless it was sent, or has lost its use. Rejects when
 * the provider fails or another worker is sending it, so that the event comes again. A worker that
 * dies between the provider's answer and our note makes a second message: better than none.
 */
export type SendSms = (event: SmsEvent) => Promise<void>;

export function createSendSms({ sequelize, keyring, messages, sender }: Dependencies): SendSms {
  return async ({ id, data }) => {
    const { sms, deliver, notAfter } = unsealSmsRequest(keyring, data);
    if (!deliver) return;
    if ((await databaseNow(sequelize)) > notAfter) {
      await messages.markLapsed(id);
      return;
    }
    const claim = await messages.claim(id);
    if (claim === 'sent' || claim === 'lapsed' || claim === 'superseded') return;
    if (claim !== 'claimed') throw new Error(`message ${id} is being sent by another worker`);
    try {
      const { providerRef } = await sender.send({ ...sms, reference: id });
      await messages.markSent(id, providerRef);
    } catch (error) {
      await messages.markFailed(id);
      throw error;
    }
  };
}
