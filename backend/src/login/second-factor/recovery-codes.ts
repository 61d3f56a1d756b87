import { randomInt } from 'node:crypto';

import type { Keyring } from '../../platform/secrets/keyring.ts';

const COUNT = 10;
const LENGTH = 10;
// Nothing that looks like something else on paper.
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** Ten new codes, each of about 50 random bits. */
export function createRecoveryCodes(): string[] {
  const letter = () => LETTERS[randomInt(LETTERS.length)] ?? '';
  return Array.from({ length: COUNT }, () => Array.from({ length: LENGTH }, letter).join(''));
}

/** As a person reads and types it: `ABCDE-FGHJK`. */
export function presentRecoveryCode(code: string): string {
  return `${code.slice(0, LENGTH / 2)}-${code.slice(LENGTH / 2)}`;
}

/** What is stored of a code: bound to the person, so that it fits nobody else. */
export function hashRecoveryCode(keyring: Keyring, personId: string, code: string): string {
  return keyring.hash('recovery-code', `${personId}:${code}`);
}
