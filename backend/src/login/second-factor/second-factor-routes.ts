import {
  enrolledView,
  passkeyOptions,
  passkeyRegistration,
  secondFactorProof,
  secondFactorStep,
  schoolRole,
  sessionView,
  totpConfirmation,
  totpSecretView,
  type SessionView,
} from '@exam/contracts';
import type { ParameterizedContext } from 'koa';

import { partialRoute, type AccessRole, type Route } from '../../platform/http/route.ts';
import { sendCookie } from '../session-cookie.ts';
import type { BeginCeremony } from './begin-ceremony.ts';
import { holderOf, type Caller } from './caller.ts';
import type { Completed } from './complete-login.ts';
import type { EnrolFactor } from './enrol-factor.ts';
import type { ProveFactor } from './prove-factor.ts';
import type { SecondFactorLimiter } from './second-factor-limiter.ts';
import type { ViewSecondFactor } from './view-second-factor.ts';

interface Dependencies {
  readonly begin: BeginCeremony;
  readonly prove: ProveFactor;
  readonly enrol: EnrolFactor;
  readonly view: ViewSecondFactor;
  readonly viewSession: (sessionId: string) => Promise<SessionView>;
  readonly factorLimiter: SecondFactorLimiter;
  readonly sessionSeconds: number;
}

/** All staff; candidates have no second factor. */
export const staff: readonly AccessRole[] = ['examiner', ...schoolRole.options];

/**
 * What a login may do that lacks its second factor; also for who is signed in, to prove or add one.
 * Problems: 401 second-factor-wrong with `triesLeft`; 403 second-factor-unproved; 409
 * enrolment-expired, passkey-refused, passkey-unavailable, passkey-none-here; 429
 * second-factor-paused, too-many-requests with `retryAfter`.
 */
export function secondFactorRoutes(dependencies: Dependencies): Route[] {
  const { begin, prove, enrol, view, factorLimiter } = dependencies;

  /** A session that became full gets a cookie of its own. */
  const answer = async (ctx: ParameterizedContext, { sessionId, token }: Completed) => {
    const session = await dependencies.viewSession(sessionId);
    if (token !== null) sendCookie(ctx, token, dependencies.sessionSeconds);
    return session;
  };
  const admit = async (caller: Caller, ctx: ParameterizedContext) => {
    await factorLimiter.admitRequest(holderOf(caller));
    ctx.set('Cache-Control', 'no-store');
    return ctx.get('Origin');
  };

  return [
    partialRoute({
      method: 'get',
      path: '/second-factor',
      access: staff,
      summary: 'Tells what the login lacks after its SMS code',
      answer: secondFactorStep,
      handle: async ({ caller, ctx }) => {
        await admit(caller, ctx);
        return view.step(caller);
      },
    }),
    partialRoute({
      method: 'post',
      path: '/second-factor/passkey-proofs',
      access: staff,
      summary: 'Begins a proof by passkey; the answer is for navigator.credentials.get',
      answer: passkeyOptions,
      handle: async ({ caller, ctx }) => begin.passkeyProof(caller, await admit(caller, ctx)),
    }),
    partialRoute({
      method: 'post',
      path: '/second-factor/proofs',
      access: staff,
      summary: 'Proves a second factor; completes a login, and sets its cookie',
      body: secondFactorProof,
      answer: sessionView,
      handle: async ({ caller, body, ctx }) => {
        const origin = await admit(caller, ctx);
        return answer(ctx, await prove(caller, body, origin));
      },
    }),
    partialRoute({
      method: 'post',
      path: '/second-factor/totp',
      access: staff,
      summary: 'Begins to set up an authenticator app: a new secret, to be confirmed by a code',
      answer: totpSecretView,
      handle: async ({ caller, ctx }) => {
        await admit(caller, ctx);
        return begin.totp(caller);
      },
    }),
    partialRoute({
      method: 'post',
      path: '/second-factor/totp/confirmation',
      access: staff,
      summary: 'Sets up an authenticator app by its first code; completes a login',
      body: totpConfirmation,
      answer: enrolledView,
      status: 201,
      handle: async ({ caller, body, ctx }) => {
        await admit(caller, ctx);
        const { recoveryCodes, ...completed } = await enrol.totp(caller, body.code);
        return { session: await answer(ctx, completed), recoveryCodes };
      },
    }),
    partialRoute({
      method: 'post',
      path: '/second-factor/new-passkeys',
      access: staff,
      summary: 'Begins to set up a passkey; the answer is for navigator.credentials.create',
      answer: passkeyOptions,
      handle: async ({ caller, ctx }) => begin.newPasskey(caller, await admit(caller, ctx)),
    }),
    partialRoute({
      method: 'post',
      path: '/second-factor/passkeys',
      access: staff,
      summary: 'Sets up a passkey that the browser made; completes a login',
      body: passkeyRegistration,
      answer: enrolledView,
      status: 201,
      handle: async ({ caller, body, ctx }) => {
        const origin = await admit(caller, ctx);
        const { name, passkey } = body;
        const enrolled = await enrol.passkey(caller, name, passkey, origin);
        const { recoveryCodes, ...completed } = enrolled;
        return { session: await answer(ctx, completed), recoveryCodes };
      },
    }),
  ];
}
