import { randomUUID } from 'node:crypto';

import { bodyParser } from '@koa/bodyparser';
import Koa, { type Middleware, type ParameterizedContext } from 'koa';

import {
  AppError,
  ForbiddenError,
  InvalidRequestError,
  NotFoundError,
  TooLargeError,
  UnsupportedMediaTypeError,
} from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import { problems } from './problems.ts';
import { inRequestContext } from './request-context.ts';
import type { RequestState } from './request-state.ts';
import { securityHeaders } from './security-headers.ts';
import { CHUNK_TYPE, UPLOAD_TYPE } from './uploads.ts';

export interface AppOptions {
  readonly logger: Logger;
  readonly origins: readonly string[];
  readonly trustedProxies: number;
  /** Finds out who is calling, from the session cookie. */
  readonly identify: (cookie: string | undefined, state: RequestState) => Promise<void>;
  /** What stands behind the checks, in order. */
  readonly handlers: readonly Middleware[];
}

export const SESSION_COOKIE = '__Host-session';
const BODY_LIMIT = '256kb';
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** The HTTP server's function: headers, errors, body, origin and session in front of the handlers. */
export function createApp(options: AppOptions): Koa<RequestState> {
  const { logger, origins, trustedProxies, identify, handlers } = options;
  const app = new Koa<RequestState>({ proxy: trustedProxies > 0, maxIpsCount: trustedProxies });
  app.silent = true;
  app.use(requestLog(logger));
  app.use(problems(reportTo(logger)));
  app.use(securityHeaders(origins));
  app.use(checkOrigin(origins));
  app.use(readJson());
  app.use(async (ctx, next) => {
    if (ctx.path.startsWith('/api/')) await identify(ctx.cookies.get(SESSION_COOKIE), ctx.state);
    const { requestId, address, actor = null } = ctx.state;
    await inRequestContext({ requestId, address, actor }, next);
  });
  for (const handler of handlers) app.use(handler);
  app.use((ctx) => {
    throw new NotFoundError('not-found', `${ctx.method} ${ctx.path}`);
  });
  return app;
}

function requestLog(logger: Logger): Middleware<RequestState> {
  return async (ctx, next) => {
    ctx.state.requestId = randomUUID();
    ctx.state.address = ctx.ip;
    ctx.set('X-Request-Id', ctx.state.requestId);
    const start = performance.now();
    await next();
    const { requestId, actor } = ctx.state;
    // The path alone: a query may hold a person's data.
    const { method, path, status } = ctx;
    const ms = Math.round(performance.now() - start);
    const line = { requestId, method, path, status, ms, personId: actor?.personId };
    if (path.startsWith('/api/') && !path.startsWith('/api/health')) logger.info(line, 'request');
    else logger.debug(line, 'request');
  };
}

function reportTo(logger: Logger) {
  return (error: unknown, status: number, { requestId }: RequestState) => {
    if (status >= 500) logger.error({ requestId, err: error }, 'request failed');
    else logger.info({ requestId, status, reason: describe(error) }, 'request refused');
  };
}

function describe(error: unknown): string {
  return error instanceof AppError ? `${error.code}: ${error.message}` : String(error);
}

/** Unsafe requests must come from our own pages (OWASP ASVS 5.0, 3.5). */
function checkOrigin(origins: readonly string[]): Middleware {
  return async (ctx, next) => {
    const origin = ctx.get('Origin');
    if (UNSAFE.has(ctx.method) && !origins.includes(origin)) {
      throw new ForbiddenError('origin-refused', `origin ${origin || 'missing'}`);
    }
    await next();
  };
}

/** Whether anything was sent; of unknown length when it comes in chunks. */
function hasBody({ req }: ParameterizedContext): boolean {
  return Number(req.headers['content-length'] ?? 0) > 0 || 'transfer-encoding' in req.headers;
}

function readJson(): Middleware {
  const parse = bodyParser({
    enableTypes: ['json'],
    jsonLimit: BODY_LIMIT,
    onError: (error) => {
      if (error.name === 'PayloadTooLargeError') {
        throw new TooLargeError('body-too-large', `over ${BODY_LIMIT}`);
      }
      throw new InvalidRequestError('invalid-json', error.name);
    },
  });
  return async (ctx, next) => {
    if (UNSAFE.has(ctx.method) && hasBody(ctx)) {
      // Only a route that wants a file reads one; to any other the body stays unread.
      if (ctx.is(UPLOAD_TYPE, CHUNK_TYPE)) {
        await next();
        return;
      }
      if (!ctx.is('application/json')) {
        throw new UnsupportedMediaTypeError('unsupported-media-type', ctx.get('Content-Type'));
      }
    }
    await parse(ctx, next);
  };
}
