import { createHash, randomBytes } from 'node:crypto';

import type { ParameterizedContext } from 'koa';

import { SESSION_COOKIE } from '../platform/http/create-app.ts';

const TOKEN_BYTES = 32;
const token = /^[\w-]{43}$/;

/** A secret for one session's cookie, from the system's random numbers. */
export function createToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is stored of a cookie; null for what cannot be one of ours. No key: the token is random. */
export function hashToken(cookie: string | undefined): string | null {
  if (cookie === undefined || !token.test(cookie)) return null;
  return createHash('sha256').update(cookie).digest('hex');
}

/** The cookie that a browser sent, if any. */
export function sentCookie(ctx: ParameterizedContext): string | undefined {
  return ctx.cookies.get(SESSION_COOKIE);
}

/** Gives the browser its cookie; with an empty value it drops the one it has. */
export function sendCookie(ctx: ParameterizedContext, value: string, maxAgeSeconds: number): void {
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';
  // By hand: Koa refuses `Secure` on a plain connection, though browsers take it from localhost,
  // and a proxy in front may have ended the TLS.
  ctx.append(
    'Set-Cookie',
    `${SESSION_COOKIE}=${value}; Max-Age=${String(maxAgeSeconds)}; ${attributes}`,
  );
}
