export type { AuditAct, AuditPerson } from './audit-act.ts';
export { AuditTrail, PLATFORM_LOG, type RecordAudit } from './audit-trail.ts';
