import * as z from 'zod';

/** Ready-made reasons to send a document back, shown in the reader's language. */
export const sendBackReason = z.enum([
  'blurred',
  'cutOff',
  'expired',
  'notMatching',
  'wrongDocument',
  'pagesMissing',
]);
export type SendBackReason = z.output<typeof sendBackReason>;

/** Why a document came back: at least a ready-made reason, or a note in the reviewer's own words. */
export const sentBack = z.object({
  reasons: sendBackReason.array().max(sendBackReason.options.length),
  note: z.string().trim().max(200),
});
export type SentBack = z.output<typeof sentBack>;
