import { randomBytes } from 'node:crypto';

import type { Middleware } from 'koa';
import helmet from 'koa-helmet';

/** Where the page's nonce is kept in `ctx.state`. */
export interface NonceState {
  nonce: string;
}

/**
 * Strict headers (OWASP ASVS 5.0, 3.4): no inline script, styles by nonce, no framing. Media streams
 * are `blob:`; the sockets are named, because Safari does not count them to 'self'.
 */
export function securityHeaders(origins: readonly string[]): Middleware<NonceState> {
  const sockets = origins.map((origin) => origin.replace(/^http/, 'ws'));
  return async (ctx, next) => {
    const nonce = randomBytes(16).toString('base64');
    ctx.state.nonce = nonce;
    const headers = helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          // Compiling WebAssembly, not eval: the face mesh runs in the candidate's browser.
          scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
          styleSrc: ["'self'", `'nonce-${nonce}'`],
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: ["'self'", 'blob:'],
          connectSrc: ["'self'", ...sockets],
          objectSrc: ["'none'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      // Intranets start without a certificate that browsers know; the proxy in front sets it.
      strictTransportSecurity: false,
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'no-referrer' },
    });
    ctx.set(
      'Permissions-Policy',
      'camera=(self), microphone=(self), display-capture=(self), fullscreen=(self), geolocation=()',
    );
    await headers(ctx, next);
  };
}
