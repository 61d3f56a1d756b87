import { createHash, createHmac } from 'node:crypto';

import type { StubRequest } from './http-stub.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();

/**
 * Whether Tencent Cloud would take it: TC3-HMAC-SHA256, worked out from what arrived and the secret;
 * the service is the host's first label.
 */
export function isSignedForTencent(
  { method, url, headers, body }: StubRequest,
  { secretId, secretKey }: { secretId: string; secretKey: string },
): boolean {
  const time = String(headers['x-tc-timestamp']);
  const date = new Date(Number(time) * 1000).toISOString().slice(0, 10);
  const [host = ''] = headers.host?.split(':') ?? [];
  const [service = ''] = host.split('.');
  const lines = `content-type:${headers['content-type'] ?? ''}\nhost:${host}\n`;
  const canonical = [method, url.pathname, '', lines, 'content-type;host', sha256(body)].join('\n');
  const scope = `${date}/${service}/tc3_request`;
  const toSign = ['TC3-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = hmac(hmac(hmac(`TC3${secretKey}`, date), service), 'tc3_request');
  const signature = hmac(key, toSign).toString('hex');
  return (
    headers.authorization ===
    `TC3-HMAC-SHA256 Credential=${secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature}`
  );
}
