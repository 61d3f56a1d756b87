export { initAuthorityRecords } from './authority-check-record.ts';
export { createAuthority } from './create-authority.ts';
export { createIdentityAuthority } from './create-identity-authority.ts';
