import type { CodeRequest } from '@exam/contracts';

import type { Keyring } from '../platform/secrets/keyring.ts';

/** Keyed hash of the one login that a code is good for: another role or number is another subject. */
export function loginSubject(keyring: Keyring, asked: CodeRequest): string {
  const { role, schoolId, collegeId, phone } = asked;
  return keyring.hash('login-subject', JSON.stringify([role, schoolId, collegeId, phone]));
}

/** What is stored of a code: bound to its subject, so that it fits no other row. */
export function hashCode(keyring: Keyring, subject: string, code: string): string {
  return keyring.hash('login-code', `${subject}:${code}`);
}

/** Whether the code is the one that was hashed, in the same time for right and wrong. */
export function matchesCode(
  keyring: Keyring,
  subject: string,
  code: string,
  codeHash: string,
): boolean {
  return keyring.matches('login-code', `${subject}:${code}`, codeHash);
}
