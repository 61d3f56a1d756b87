export { SESSION_ENDED, SESSION_STREAM, type SessionEnded } from './commands/end-sessions.ts';
export { createRevokeAccess } from './commands/revoke-access.ts';
export { createLogin, type Login, type LoginDependencies } from './create-login.ts';
export { initLoginRecords } from './init-records.ts';
export { loginLimits, type LoginLimits } from './login-limits.ts';
export type { RoomRoleHeld, RoomRolesOf } from './room-roles.ts';
