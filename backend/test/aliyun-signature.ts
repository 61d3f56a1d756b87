import { createHash, createHmac } from 'node:crypto';

import type { StubRequest } from './http-stub.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Whether Alibaba Cloud would take it: its V3 signature, worked out from what arrived and the secret. */
export function isSignedForAliyun(
  { method, url, headers, body }: StubRequest,
  { accessKeyId, accessKeySecret }: { accessKeyId: string; accessKeySecret: string },
): boolean {
  const authorization = headers.authorization ?? '';
  const signed = /SignedHeaders=([^,]+)/.exec(authorization)?.[1] ?? '';
  const query = [...url.searchParams].map(([key, value]) => `${encode(key)}=${encode(value)}`);
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const sorted = query.sort().join('&');
  const parts = [method, url.pathname, sorted, lines.join(''), signed, sha256(body)];
  const toSign = `ACS3-HMAC-SHA256\n${sha256(parts.join('\n'))}`;
  const signature = createHmac('sha256', accessKeySecret).update(toSign).digest('hex');
  return (
    authorization.startsWith(`ACS3-HMAC-SHA256 Credential=${accessKeyId},`) &&
    authorization.endsWith(`Signature=${signature}`)
  );
}
