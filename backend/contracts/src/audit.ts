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
