import * as z from 'zod';

import { loginRole, sessionView } from './login.ts';

/** Who of a school's staff must have a second factor. */
export const secondFactorPolicy = z.enum(['optional', 'admins', 'everyone']);
export type SecondFactorPolicy = z.output<typeof secondFactorPolicy>;

/** What a person may prove themselves with. */
export const secondFactorMethods = z.object({
  totp: z.boolean(),
  passkey: z.boolean(),
  recoveryCode: z.boolean(),
});
export type SecondFactorMethods = z.output<typeof secondFactorMethods>;

/** What a login still lacks after its SMS code. */
export const secondFactorStep = z.object({
  /** `prove`: use the factor that there is; `enrol`: set one up, for the school demands it. */
  step: z.enum(['prove', 'enrol', 'done']),
  role: loginRole,
  personName: z.string(),
  methods: secondFactorMethods,
  /** When the step must be done; null once it is. */
  expiresAt: z.iso.datetime().nullable(),
});
export type SecondFactorStep = z.output<typeof secondFactorStep>;

/** The answer to a good SMS code: a session, or what it still takes to get one. */
export const signInView = z.union([sessionView, secondFactorStep]);
export type SignInView = z.output<typeof signInView>;

const digits = (typed: string) => typed.normalize('NFKC').replace(/\s/g, '');
const totpCode = z
  .string()
  .max(20)
  .transform(digits)
  .pipe(z.string().regex(/^\d{6}$/));
/** Ten letters and digits; hyphens, spaces and case do not matter. */
const recoveryCode = z
  .string()
  .max(40)
  .transform((typed) => digits(typed).replace(/-/g, '').toUpperCase())
  .pipe(z.string().regex(/^[A-Z0-9]{10}$/));

const bytes = (maximum: number) =>
  z
    .string()
    .max(maximum)
    .regex(/^[\w-]+$/);
const credential = {
  id: bytes(1_400),
  rawId: bytes(1_400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  clientExtensionResults: z.looseObject({}).default({}),
};
/** What `navigator.credentials.create` gave, as JSON (WebAuthn 3, RegistrationResponseJSON). */
export const newPasskey = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4_000),
    attestationObject: bytes(20_000),
    transports: z.string().max(30).array().max(10).optional(),
  }),
});
/** What `navigator.credentials.get` gave, as JSON (WebAuthn 3, AuthenticationResponseJSON). */
export const passkeyAssertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4_000),
    authenticatorData: bytes(4_000),
    signature: bytes(8_000),
    userHandle: bytes(200).nullish(),
  }),
});

export const secondFactorProof = z.discriminatedUnion('method', [
  z.object({ method: z.literal('totp'), code: totpCode }),
  z.object({ method: z.literal('recoveryCode'), code: recoveryCode }),
  z.object({ method: z.literal('passkey'), assertion: passkeyAssertion }),
]);
export type SecondFactorProof = z.output<typeof secondFactorProof>;

/** Options for the browser's WebAuthn, passed on as they are. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });

export const totpSecretView = z.object({
  /** Base32, to type into an authenticator app. */
  secret: z.string(),
  /** `otpauth://`, to show as a QR code. */
  uri: z.string(),
});
export type TotpSecretView = z.output<typeof totpSecretView>;

export const totpConfirmation = z.object({ code: totpCode });
const passkeyName = z.string().trim().min(1).max(50);
export const passkeyRegistration = z.object({ name: passkeyName, passkey: newPasskey });
export const passkeyParams = z.object({ passkeyId: z.uuid() });
export const passkeyRenaming = z.object({ name: passkeyName });

export const recoveryCodesView = z.object({ codes: z.string().array() });
export const enrolledView = z.object({
  session: sessionView,
  /** Shown this once; null where the person has codes already. */
  recoveryCodes: z.string().array().nullable(),
});
export type EnrolledView = z.output<typeof enrolledView>;

export const passkeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The host name that it is good for. */
  relyingParty: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type PasskeyView = z.output<typeof passkeyView>;

export const accountSecurityView = z.object({
  policy: secondFactorPolicy,
  /** Whether the last factor may not be removed. */
  required: z.boolean(),
  totpSince: z.iso.datetime().nullable(),
  passkeys: passkeyView.array(),
  recoveryCodesLeft: z.int().nonnegative(),
  methods: secondFactorMethods,
  /** Until when factors may be changed without proving one again; null: prove one first. */
  provedUntil: z.iso.datetime().nullable(),
  signedInAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Other logins of this person: complete, or waiting for their second factor. */
  otherSessions: z.int().nonnegative(),
});
export type AccountSecurityView = z.output<typeof accountSecurityView>;

export const endedSessionsView = z.object({ ended: z.int().nonnegative() });

export const secondFactorPolicyBody = z.object({ policy: secondFactorPolicy });

export const staffSecondFactorParams = z.object({ personId: z.uuid() });
export const staffSecondFactorView = z.object({
  totp: z.boolean(),
  passkeys: z.int().nonnegative(),
  recoveryCodesLeft: z.int().nonnegative(),
});
export type StaffSecondFactorView = z.output<typeof staffSecondFactorView>;
export const secondFactorReset = z.object({ reason: z.string().trim().min(1).max(500) });
