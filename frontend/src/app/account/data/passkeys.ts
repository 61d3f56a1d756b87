import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

/** The person closed the browser's window, or has no such passkey at hand. */
export class PasskeyCancelled extends Error {}

/** Browsers know passkeys on secure pages alone, and not where the address is a bare number. */
export function passkeysOffered(): boolean {
  const isNumber = /^[\d.]+$|^\[/.test(location.hostname);
  return isSecureContext && 'PublicKeyCredential' in window && !isNumber;
}

/** Asks the browser for a new passkey. Rejects with PasskeyCancelled. */
export async function createPasskey(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  return startRegistration({ optionsJSON }).catch(cancelled);
}

/** Asks the browser for a passkey that there is. Rejects with PasskeyCancelled. */
export async function usePasskey(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  return startAuthentication({ optionsJSON }).catch(cancelled);
}

function cancelled(cause: unknown): never {
  throw new PasskeyCancelled('no passkey', { cause });
}
