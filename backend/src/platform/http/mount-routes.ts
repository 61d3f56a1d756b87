import Router from '@koa/router';
import type { Middleware, ParameterizedContext } from 'koa';
import type { z } from 'zod';

import { ForbiddenError, InvalidRequestError, UnauthenticatedError } from '../errors/app-error.ts';
import type { Actor } from '../policy/actor.ts';
import type { IdempotencyStore, StoredAnswer } from './idempotency-store.ts';
import { parseRequest } from './parse-request.ts';
import type { RequestState } from './request-state.ts';
import type { Route, RouteInput } from './route.ts';
import { receiveUpload, type ReceivedUpload } from './uploads.ts';

type Input = RouteInput<readonly [], z.ZodType, z.ZodType, z.ZodType>;
type Handle = (input: Input) => unknown;
type Context = ParameterizedContext<RequestState>;

/**
 * Puts routes below /api. Throws for a route that does not say who may call it, so that a process
 * with an open door does not start.
 */
export function mountRoutes(routes: readonly Route[], idempotency: IdempotencyStore): Middleware {
  const router = new Router<RequestState>({ prefix: '/api' });
  for (const route of routes) {
    const { access, method, path, idempotent } = route;
    const declared = access === 'anyone' || (Array.isArray(access) && access.length > 0);
    if (!declared) throw new Error(`${method} ${path} does not declare who may call it`);
    if (idempotent && access === 'anyone') throw new Error(`${path}: a command needs an actor`);

    router[method](path, async (ctx) => {
      const actor = authorizeAccess(route, ctx.state);
      const upload = route.upload && (await receiveUpload(ctx, route.upload.maxBytes));
      try {
        const answer = () => runHandler(route, actor, ctx, upload);
        if (!idempotent || !actor) {
          send(ctx, route, await answer());
          return;
        }
        const key = idempotencyKey(ctx, actor, upload);
        const stored = await idempotency.once(key, async () => toStored(route, await answer()));
        sendStored(ctx, stored);
      } finally {
        await upload?.discard();
      }
    });
  }
  // The router's own type asks for what only the router itself puts into the context.
  return router.routes() as unknown as Middleware;
}

function authorizeAccess({ access, path, partial }: Route, state: RequestState): Actor | undefined {
  if (access === 'anyone') return state.actor;
  const { actor, sessionEnd } = state;
  if (!actor && state.partial) {
    // Only staff have one, and what is open to it is open to all staff.
    if (partial) return undefined;
    throw new UnauthenticatedError('second-factor-needed', `no second factor for ${path}`);
  }
  if (!actor) {
    const code = sessionEnd === 'takenOver' ? 'session-taken-over' : 'unauthenticated';
    throw new UnauthenticatedError(code, `no session for ${path}`);
  }
  const held = actor.role === 'admin' ? [...actor.schoolRoles] : [actor.role];
  if (!held.some((role) => access.includes(role))) {
    throw new ForbiddenError('forbidden', `${path} is not for ${held.join(', ') || actor.role}`);
  }
  return actor;
}

async function runHandler(
  route: Route,
  actor: Actor | undefined,
  ctx: Context,
  upload: ReceivedUpload | undefined,
): Promise<unknown> {
  const { params, query, body, answer } = route;
  const sent = (ctx.request as { body?: unknown }).body;
  const result = await (route.handle as Handle)({
    actor: actor as Actor,
    params: params && parseRequest(params, ctx.params),
    query: query && parseRequest(query, { ...ctx.query }),
    body: body && parseRequest(body, sent ?? {}),
    upload: () => {
      if (!upload) throw new Error(`${route.path} declares no upload`);
      return upload;
    },
    address: ctx.state.address,
    requestId: ctx.state.requestId,
    ctx,
  });
  // Our own contract: what it does not name leaves the process in no answer.
  return answer ? answer.parse(result) : result;
}

function idempotencyKey(ctx: Context, actor: Actor, upload: ReceivedUpload | undefined) {
  const key = ctx.get('Idempotency-Key');
  if (!/^[\w-]{8,80}$/.test(key)) {
    throw new InvalidRequestError('idempotency-key-missing', 'no usable Idempotency-Key');
  }
  const sent = (ctx.request as { body?: unknown }).body;
  return {
    personId: actor.personId,
    key,
    request: `${ctx.method} ${ctx.path} ${upload?.sha256 ?? JSON.stringify(sent ?? null)}`,
  };
}

function send(ctx: Context, { answer, status }: Route, body: unknown): void {
  // Streams and files are sent by their handlers.
  if (!answer && body === undefined && (ctx.respond === false || ctx.body !== undefined)) return;
  ctx.status = body === undefined ? 204 : (status ?? 200);
  if (body !== undefined) ctx.body = body;
}

/** An answer of nothing is kept, too, so that it can be repeated. */
function toStored({ status = 200 }: Route, body: unknown): StoredAnswer {
  if (body === undefined) return { status: 204, body: 'null' };
  return { status, body: JSON.stringify(body) };
}

function sendStored(ctx: Context, { status, body }: StoredAnswer): void {
  ctx.status = status;
  if (status === 204) return;
  ctx.type = 'application/json';
  ctx.body = body;
}
