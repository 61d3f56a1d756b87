import * as z from 'zod';

import { scheduleWarning } from './schedule.ts';

export const noticeTemplate = z.enum(['scheduleNotice', 'scheduleChanged']);
export type NoticeTemplate = z.output<typeof noticeTemplate>;
export const noticeAudience = z.enum(['candidates', 'staff']);
export type NoticeAudience = z.output<typeof noticeAudience>;

const noticeFields = {
  template: noticeTemplate,
  audience: noticeAudience,
  examRoomIds: z.uuid().array().min(1).max(300),
};
export const noticePreviewRequest = z.object(noticeFields);
export type NoticePreviewRequest = z.output<typeof noticePreviewRequest>;

export const smsQuotaView = z.object({
  day: z.object({ limit: z.int(), used: z.int() }),
  month: z.object({ limit: z.int(), used: z.int() }),
});
export type SmsQuotaView = z.output<typeof smsQuotaView>;

export const noticePreviewView = z.object({
  /** Goes back with the order to send: the same id is never sent twice. */
  noticeId: z.uuid(),
  messages: z.int().nonnegative(),
  /** One real message; the phone is masked. Null when there is nobody. */
  sample: z.object({ name: z.string(), phone: z.string(), text: z.string() }).nullable(),
  warnings: scheduleWarning.array(),
  quota: smsQuotaView,
});
export type NoticePreviewView = z.output<typeof noticePreviewView>;

export const noticeRequest = z.object({
  ...noticeFields,
  noticeId: z.uuid(),
  /** As many as the preview told; another number answers 409 schedule-changed. */
  messages: z.int().positive(),
  /** Must be true where the preview told warnings. */
  acceptWarnings: z.boolean(),
});
export type NoticeRequest = z.output<typeof noticeRequest>;

/** `requested` and `sending` are on their way; `lapsed` came too late to be of use. */
export const smsOutcome = z.enum(['requested', 'sending', 'sent', 'failed', 'lapsed']);
export type SmsOutcome = z.output<typeof smsOutcome>;

export const noticeParams = z.object({ noticeId: z.uuid() });
export const noticeSummaryView = z.object({
  id: z.uuid(),
  template: noticeTemplate,
  audience: noticeAudience,
  sentBy: z.string(),
  createdAt: z.iso.datetime(),
  counts: z.partialRecord(smsOutcome, z.int().positive()),
});
export type NoticeSummaryView = z.output<typeof noticeSummaryView>;
export const noticesView = z.object({ notices: noticeSummaryView.array() });
export const noticeView = noticeSummaryView.extend({
  recipients: z
    .object({
      id: z.uuid(),
      name: z.string(),
      /** Masked. */
      phone: z.string(),
      roomName: z.string(),
      outcome: smsOutcome,
      at: z.iso.datetime(),
    })
    .array(),
});
export type NoticeView = z.output<typeof noticeView>;
