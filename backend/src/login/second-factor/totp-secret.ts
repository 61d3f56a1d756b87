import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { TotpFactor } from './factor-store.ts';

// Bound to the person, so that a row that was copied to another opens nothing.
const purposeOf = (personId: string) => `totp-secret:${personId}`;

export function sealTotpSecret(keyring: Keyring, personId: string, secret: string): string {
  return keyring.seal(purposeOf(personId), secret);
}

/** The secret that somebody's authenticator app shares with us. */
export function totpSecretOf(keyring: Keyring, { personId, sealedSecret }: TotpFactor): string {
  return keyring.unseal(purposeOf(personId), sealedSecret);
}
