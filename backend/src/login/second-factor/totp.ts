import { generateSecret, generateURI, verifySync } from 'otplib';

/** Seconds that a code shows; with six digits and SHA-1, what every authenticator app takes. */
const PERIOD = 30;

/** A new shared secret of 160 bits, in base32. */
export function createTotpSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from the QR code. */
export function totpUri(secret: string, issuer: string, label: string): string {
  return generateURI({ secret, issuer, label });
}

/**
 * The time step (RFC 6238) that a code of six digits is of, if it is one of those around `now`: a
 * phone's clock may be a step early or late. Null for a wrong code.
 */
export function totpStepOf(secret: string, code: string, now: Date): number | null {
  const epoch = Math.floor(now.getTime() / 1_000);
  const result = verifySync({ secret, token: code, epoch, epochTolerance: PERIOD, period: PERIOD });
  return result.valid ? Math.floor(epoch / PERIOD) + result.delta : null;
}
