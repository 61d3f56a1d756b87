import type { newPasskey, passkeyAssertion } from '@exam/contracts';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type * as z from 'zod';

import type { Passkey } from './factor-store.ts';
import type { RelyingParty } from './relying-party.ts';

const PRODUCT = '云考场';
/** A PIN or fingerprint where there is one: it comes on top of the SMS code. */
const userVerification = 'preferred';
/** Ed25519, ES256 and RS256 by their COSE numbers: what authenticators really make. */
const supportedAlgorithmIDs = [-8, -7, -257];

interface Holder {
  readonly personId: string;
  readonly name: string;
  readonly passkeys: readonly Passkey[];
}

const fromBase64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const transportsOf = ({ transports }: Passkey) => transports.split(',').filter(Boolean);

/** What the browser needs to make a passkey, another than those that the person has. */
export async function registrationOptions(
  { id }: RelyingParty,
  { personId, name, passkeys }: Holder,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  return generateRegistrationOptions({
    rpName: PRODUCT,
    rpID: id,
    userID: new Uint8Array(Buffer.from(personId)),
    userName: name,
    userDisplayName: name,
    excludeCredentials: describe(passkeys),
    supportedAlgorithmIDs,
    authenticatorSelection: { residentKey: 'preferred', userVerification },
  });
}

/** The passkey that the browser made for that challenge. Null when it is not good. */
export async function checkRegistration(
  party: RelyingParty,
  challenge: string,
  made: z.output<typeof newPasskey>,
): Promise<Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'> | null> {
  const result = await verifyRegistrationResponse({
    response: made as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    supportedAlgorithmIDs,
    requireUserVerification: false,
  }).catch(() => null);
  if (!result?.verified) return null;
  const { id, publicKey, counter, transports = [] } = result.registrationInfo.credential;
  const known = transports.filter((name) => /^[a-z-]+$/.test(name));
  return { credentialId: id, publicKey: toBase64(publicKey), counter, transports: known.join(',') };
}

/** What the browser needs to let the person use one of these passkeys. */
export async function proofOptions(
  { id }: RelyingParty,
  passkeys: readonly Passkey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const allowCredentials = describe(passkeys);
  return generateAuthenticationOptions({ rpID: id, allowCredentials, userVerification });
}

/** The counter that comes with a good answer to the challenge; null for any other. */
export async function checkProof(
  party: RelyingParty,
  challenge: string,
  passkey: Passkey,
  assertion: z.output<typeof passkeyAssertion>,
): Promise<number | null> {
  const { credentialId: id, publicKey, counter } = passkey;
  const credential = { id, publicKey: fromBase64(publicKey), counter };
  const result = await verifyAuthenticationResponse({
    response: assertion as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential,
    requireUserVerification: false,
  }).catch(() => null);
  return result?.verified ? result.authenticationInfo.newCounter : null;
}

function describe(passkeys: readonly Passkey[]) {
  return passkeys.map((passkey) => ({
    id: passkey.credentialId,
    transports: transportsOf(passkey),
  }));
}
