export type { AuditAct, AuditPerson } from './audit-act.ts';
export { PLATFORM_LOG, type RecordAudit } from './audit-trail.ts';
export { createAudit, type Audit } from './create-audit.ts';
export {
  createVerifyAuditLog,
  listAuditLogs,
  type AuditVerification,
  type VerifyAuditLog,
} from './verify-audit-log.ts';
export type { AuditFault, ChainHead } from './verify-chain.ts';
