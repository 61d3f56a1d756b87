import * as z from 'zod';

/** Every act that the audit log knows. A word's meaning never changes; screens have a text for each. */
export const auditAction = z.enum([
  // Schools, structure and staff
  'school.created',
  'school.changed',
  'college.created',
  'college.changed',
  'college.removed',
  'major.created',
  'major.changed',
  'major.removed',
  'staff.created',
  'staff.changed',
  'staff.imported',
  'staff.disabled',
  'staff.enabled',
  'role.granted',
  'role.revoked',
  'administrator.replaced',
  'sms-quota.changed',
  // Sign-ins
  'session.opened',
  'session.ended',
  'second-factor.enrolled',
  'second-factor.removed',
  'second-factor.reset',
  'second-factor.failed',
  'recovery-code.used',
  // Rosters
  'roster.imported',
  'photos.imported',
  'candidate.created',
  'candidate.changed',
  'candidate.removed',
  // Exams and schedule
  'exam.created',
  'exam.changed',
  'exam.flow-changed',
  'exam.copied',
  'exam.published',
  'exam.withdrawn',
  'exam.archived',
  'exam.restored',
  'exam.removed',
  'exam-room.created',
  'exam-room.changed',
  'exam-room.removed',
  'schedule.generated',
  'schedule.changed',
  'recusal.recorded',
  'recusal.removed',
  'sms.requested',
  // Draws
  'draw.committed',
  'draw.nonce-added',
  'draw.revealed',
  'draw.voided',
  // Announcements
  'announcement.created',
  'announcement.changed',
  'announcement.published',
  'announcement.withdrawn',
  'announcement.removed',
  // Consents, pledge and retention
  'consent.decided',
  'consent-text.changed',
  'pledge.agreed',
  'retention.changed',
  'retention.deleted',
  'legal-hold.set',
  'legal-hold.lifted',
  // Face verification
  'face-session.refused',
  'authority-check.started',
  'authority-check.finished',
  // Identity review
  'identity-file.approved',
  'identity-file.sent-back',
  'identity-file.decision-undone',
  'identity-batch.proposed',
  'identity-batch.confirmed',
  'identity-batch.withdrawn',
  'example-picture.added',
  'identity-file.submitted',
  // Identity
  'face.compared',
  // Personal data, and the log itself
  'personal-data.viewed',
  'export.downloaded',
  'keys.rotated',
  'audit.verified',
]);
export type AuditAction = z.output<typeof auditAction>;

/** What an act was done to. */
export const auditSubjectKind = z.enum([
  'school',
  'college',
  'major',
  'person',
  'roster',
  'exam',
  'examRoom',
  'sitting',
  'draw',
  'announcement',
  'file',
  'keyring',
  'auditLog',
]);
export type AuditSubjectKind = z.output<typeof auditSubjectKind>;

/** What a value was or became: small, and without anything that must not be read by everybody. */
export const auditFacts = z.record(z.string(), z.json());
export type AuditFacts = z.output<typeof auditFacts>;

const filterText = z.string().trim().max(100).default('');

/** Which entries to list; what is left out or empty does not narrow. */
export const auditFilter = z.object({
  from: z.iso.datetime().optional(),
  /** Not included. */
  to: z.iso.datetime().optional(),
  /** Part of the name of who did it, or their id. */
  person: filterText,
  action: auditAction.optional(),
  subjectKind: auditSubjectKind.optional(),
  /** Part of the name of what it was done to, or its id. */
  subject: filterText,
});
export type AuditFilter = z.output<typeof auditFilter>;
export const auditEntriesQuery = auditFilter.extend({
  /** The `next` of the page before. */
  cursor: z
    .string()
    .regex(/^(\d{1,15}_\d{1,20})?$/)
    .default(''),
});
export type AuditEntriesQuery = z.output<typeof auditEntriesQuery>;

export const auditExportFormat = z.enum(['csv', 'xlsx']);
export type AuditExportFormat = z.output<typeof auditExportFormat>;
/** Entries that an xlsx file may have; csv has no limit. */
export const AUDIT_XLSX_ROWS = 20_000;
export const auditExportQuery = auditFilter.extend({ format: auditExportFormat });

export const auditEntryView = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  action: auditAction,
  /** Null when the system did it by itself. The name is null when the person is deleted. */
  person: z.object({ id: z.uuid(), name: z.string().nullable() }).nullable(),
  role: z.string().nullable(),
  process: z.string().nullable(),
  address: z.string().nullable(),
  requestId: z.string().nullable(),
  subject: z
    .object({ kind: auditSubjectKind, id: z.string(), name: z.string().nullable() })
    .nullable(),
  before: auditFacts.nullable(),
  after: auditFacts.nullable(),
  reason: z.string().nullable(),
  /** Place in the chain; null until it is sealed. */
  sealed: z.int().positive().nullable(),
});
export type AuditEntryView = z.output<typeof auditEntryView>;
export const auditEntriesView = z.object({
  /** Newest first. */
  entries: auditEntryView.array(),
  /** Null when this is the last page. */
  next: z.string().nullable(),
});
export type AuditEntriesView = z.output<typeof auditEntriesView>;

export const auditFaultKind = z.enum(['changed', 'removed', 'inserted', 'reordered']);
export type AuditFaultKind = z.output<typeof auditFaultKind>;
const chainHead = z.object({ sequence: z.int().nonnegative(), hash: z.string() });

export const auditVerificationView = z.object({
  /** How far the chain is right. */
  head: chainHead,
  unsealed: z.int().nonnegative(),
  fault: z
    .object({
      kind: auditFaultKind,
      /** Place in the chain; null for an entry outside of it. */
      sequence: z.int().positive().nullable(),
      entryId: z.string().nullable(),
    })
    .nullable(),
});
export type AuditVerificationView = z.output<typeof auditVerificationView>;

export const auditChainView = z.object({
  /** Null before the first entry. */
  head: chainHead.extend({ at: z.iso.datetime() }).nullable(),
  /** Entries that are not sealed yet. */
  unsealed: z.int().nonnegative(),
  /** The last verification that somebody asked for; null before the first. */
  verified: z
    .object({ at: z.iso.datetime(), personName: z.string().nullable(), right: z.boolean() })
    .nullable(),
});
export type AuditChainView = z.output<typeof auditChainView>;
