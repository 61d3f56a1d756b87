import type { ParameterizedContext } from 'koa';

/** Opens the upload to one file, and nothing else: no other route looks at it. */
export const PHONE_COOKIE = '__Host-upload';

/** The cookie that a phone sent, if any. */
export function sentPhoneCookie(ctx: ParameterizedContext): string | undefined {
  return ctx.cookies.get(PHONE_COOKIE);
}

/** Gives the phone its cookie for as long as the browser is open; the server ends it before that. */
export function sendPhoneCookie(ctx: ParameterizedContext, value: string): void {
  const attributes = 'Path=/; HttpOnly; Secure; SameSite=Strict';
  // By hand, because a proxy in front may have ended the TLS.
  ctx.append('Set-Cookie', `${PHONE_COOKIE}=${value}; ${attributes}`);
}
