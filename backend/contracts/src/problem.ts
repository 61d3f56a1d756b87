import * as z from 'zod';

import { flowImpact } from './exams.ts';
import { drawnOrderView } from './schedule-changes.ts';

/** Every code that an error answer may carry. A code's meaning never changes; screens have a text for each. */
export const problemCode = z.enum([
  // What the request itself got wrong
  'invalid-request',
  'invalid-json',
  'body-too-large',
  'unsupported-media-type',
  'file-too-large',
  'file-empty',
  'origin-refused',
  'idempotency-key-missing',
  'idempotency-key-reused',
  'too-many-requests',
  'not-found',
  // Who asks
  'unauthenticated',
  'session-taken-over',
  'forbidden',
  // Login
  'code-wrong',
  'code-expired',
  'code-tries-used-up',
  'code-too-soon',
  'code-limit-reached',
  // Second factor
  'second-factor-needed',
  'second-factor-wrong',
  'second-factor-paused',
  'second-factor-required',
  'second-factor-unproved',
  'enrolment-expired',
  'passkey-refused',
  'passkey-unavailable',
  'passkey-none-here',
  // Exam room
  'exam-room-not-found',
  'exam-room-not-open',
  'exam-room-ended',
  'exam-room-occupied',
  'exam-room-already-open',
  'sitting-not-found',
  'sitting-step',
  'sitting-moved',
  'candidate-not-here',
  'waiting-area-not-open',
  'flow-step-missing',
  'examiner-busy',
  'nobody-ready',
  'reason-required',
  // Exams
  'exam-not-found',
  'exam-changed',
  'exam-incomplete',
  'exam-step',
  'exam-scheduled',
  'exam-started',
  'exam-running',
  'exam-in-use',
  'exam-flow-confirmation',
  'major-not-found',
  // Schedule
  'schedule-changed',
  'plan-impossible',
  'exam-room-touched',
  'exam-room-name-taken',
  'candidate-placed',
  'candidate-unknown',
  'staff-unknown',
  'sitting-engaged',
  'rooms-of-other-exams',
  'drawn-order-confirmation',
  'recusal-exists',
  'warnings-not-accepted',
  'sms-quota-exceeded',
  'exam-not-published',
  // Schools, staff and roles
  'name-taken',
  'phone-taken',
  'major-code-taken',
  'college-in-use',
  'major-in-use',
  'holds-role',
  'role-own',
  'role-held',
  'role-not-held',
  'role-conflict',
  'role-needs-college',
  'person-disabled',
  'last-security-admin',
  'operator-phone',
  'administrator-present',
  // Rosters
  'import-in-progress',
  'import-moved',
  'candidate-invalid',
  // Announcements
  'announcement-not-found',
  'announcement-incomplete',
  'announcement-moved',
  'announcement-state',
  'announcement-time-past',
  'announcements-unread',
  'attachment-type-refused',
  'attachments-too-many',
  'attachments-too-large',
  // Consents, pledge and retention
  'consent-missing',
  'consent-text-changed',
  'consent-not-given',
  'pledge-not-asked',
  'pledge-changed',
  'legal-hold-exists',
  'legal-hold-lifted',
  // Media
  'place-not-allowed',
  'media-unavailable',
  // Draws
  'draw-not-found',
  'draw-open',
  'draw-closed',
  'draw-nonces-missing',
  'draw-nonces-changed',
  'draw-nonces-full',
  'draw-reason-required',
  'draw-list-empty',
  'draw-list-too-long',
  'draw-list-changed',
  'draw-panel-unfillable',
  'draw-candidates-called',
  'draw-candidates-waiting',
  'draw-room-open',
  'draw-recusals',
  // Identity file
  'identity-file-not-asked',
  'identity-file-closed',
  'identity-file-moved',
  'identity-file-incomplete',
  'identity-file-not-submitted',
  'identity-document-unknown',
  'identity-document-approved',
  'identity-pages-too-many',
  'identity-uploads-too-many',
  'identity-uploads-too-often',
  'identity-uploads-open',
  'identity-upload-changed',
  'identity-name-refused',
  'identity-format-refused',
  'identity-type-refused',
  'identity-picture-heic',
  'identity-picture-broken',
  'identity-picture-too-large',
  'identity-file-hides-another',
  'identity-pdf-broken',
  'identity-pdf-locked',
  'identity-pdf-active',
  'identity-pdf-too-slow',
  'upload-ticket-invalid',
  'upload-ticket-taken',
  // Face verification
  'face-verification-off',
  'face-verification-done',
  'face-session-closed',
  'face-step-received',
  'face-step-required',
  // Outside authority
  'authority-off',
  'authority-checks-used-up',
  // Identity review
  'identity-review-moved',
  'identity-file-claimed',
  'identity-file-decided',
  'identity-decision-settled',
  'identity-batch-own',
  'identity-batch-closed',
  'identity-batch-stale',
  // Audit log
  'audit-export-too-large',
  // Ours
  'unavailable',
  'internal',
]);
export type ProblemCode = z.output<typeof problemCode>;

/** One field that broke the contract. `path` is a JSON pointer into the request (RFC 6901). */
export const fieldProblem = z.object({ path: z.string(), message: z.string() });

/** Body of every error answer (RFC 9457), with the media type application/problem+json. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: problemCode,
  /** The same id is in the server's log. */
  requestId: z.string(),
  fields: fieldProblem.array().optional(),
  /** Seconds; also in the header Retry-After. */
  retryAfter: z.int().nonnegative().optional(),
  /** The size that a file may have. */
  maxBytes: z.int().positive().optional(),
  /** Guesses that are left, of an SMS code or of a second factor. */
  triesLeft: z.int().nonnegative().optional(),
  /** Who changed meanwhile what was to be changed, where that is known. */
  changedBy: z.string().optional(),
  /** What has to be confirmed before a change of an exam that has begun. */
  flowImpact: flowImpact.optional(),
  /** Draws that have to be confirmed before a change by hand leaves their results. */
  drawnOrders: drawnOrderView.array().optional(),
});
export type Problem = z.output<typeof problem>;
