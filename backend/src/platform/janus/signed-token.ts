import { createHmac } from 'node:crypto';

/** Janus compares the token's descriptors with the package name of the plugin. */
export const VIDEO_ROOM = 'janus.plugin.videoroom';

const VALID_FOR_SECONDS = 60;

/**
 * Makes Janus's signed tokens, `<expiry>,janus,<plugin>:<base64 HMAC-SHA-1>`: with `token_auth` and
 * `token_auth_secret` set, Janus takes no request without one. Each is good for a minute.
 */
export function createTokenSigner(secret: string, now: () => number = Date.now): () => string {
  return () => {
    const expiry = Math.floor(now() / 1000) + VALID_FOR_SECONDS;
    const data = `${String(expiry)},janus,${VIDEO_ROOM}`;
    return `${data}:${createHmac('sha1', secret).update(data).digest('base64')}`;
  };
}
