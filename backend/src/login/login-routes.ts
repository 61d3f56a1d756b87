import {
  codeRequest,
  codeRequestedView,
  loginRequest,
  sessionView,
  signInView,
  timeView,
} from '@exam/contracts';

import { everyRole, route, type Route } from '../platform/http/route.ts';
import type { EndSessions } from './commands/end-sessions.ts';
import type { LogIn } from './commands/log-in.ts';
import type { RequestCode } from './commands/request-code.ts';
import type { LoginLimits } from './login-limits.ts';
import type { ViewSession } from './queries/view-session.ts';
import type { PartialSessionStore } from './second-factor/partial-session-store.ts';
import type { ViewSecondFactor } from './second-factor/view-second-factor.ts';
import { sendCookie, sentCookie } from './session-cookie.ts';

interface Dependencies {
  readonly requestCode: RequestCode;
  readonly logIn: LogIn;
  readonly viewSession: ViewSession;
  readonly viewStep: ViewSecondFactor['step'];
  readonly endSessions: EndSessions;
  readonly partials: PartialSessionStore;
  readonly limits: LoginLimits;
  readonly now: () => Promise<Date>;
}

/**
 * Signing in and out. Problems: 401 code-wrong with `triesLeft`, code-expired, code-tries-used-up;
 * 429 code-too-soon, code-limit-reached, too-many-requests, all with `retryAfter`.
 */
export function loginRoutes(dependencies: Dependencies): Route[] {
  const { requestCode, logIn, viewSession, viewStep, endSessions, partials, limits, now } =
    dependencies;
  return [
    route({
      method: 'post',
      path: '/login/codes',
      access: 'anyone',
      summary: 'Sends a login code by SMS; answers the same when nobody has that number',
      body: codeRequest,
      answer: codeRequestedView,
      status: 202,
      handle: ({ body, address }) => requestCode(body, address),
    }),
    route({
      method: 'post',
      path: '/login/sessions',
      access: 'anyone',
      summary: 'Signs in with a code, or tells what it still takes; sets the session cookie',
      body: loginRequest,
      answer: signInView,
      status: 201,
      handle: async ({ body, address, ctx }) => {
        const loggedIn = await logIn(body, { address, cookie: sentCookie(ctx) });
        const isPartial = 'partial' in loggedIn;
        const view = isPartial
          ? await viewStep(loggedIn.partial)
          : await viewSession(loggedIn.sessionId);
        const seconds = isPartial ? limits.partialSeconds : limits.sessionSeconds;
        sendCookie(ctx, loggedIn.token, seconds);
        return view;
      },
    }),
    route({
      method: 'get',
      path: '/session',
      access: everyRole,
      summary: 'Tells who is signed in, and as what',
      answer: sessionView,
      handle: ({ actor, ctx }) => {
        ctx.set('Cache-Control', 'no-store');
        return viewSession(actor.sessionId);
      },
    }),
    route({
      method: 'delete',
      path: '/session',
      access: 'anyone',
      summary: 'Signs out; good also for who no longer is signed in',
      status: 204,
      handle: async ({ ctx }) => {
        const { actor, partial } = ctx.state;
        if (actor) await endSessions.signOut(actor.sessionId);
        if (partial) await partials.end(partial.partialSessionId);
        sendCookie(ctx, '', 0);
      },
    }),
    route({
      method: 'get',
      path: '/time',
      access: 'anyone',
      summary: 'Tells the time of the one clock that decides',
      answer: timeView,
      handle: async ({ ctx }) => {
        ctx.set('Cache-Control', 'no-store');
        return { now: (await now()).toISOString() };
      },
    }),
  ];
}
