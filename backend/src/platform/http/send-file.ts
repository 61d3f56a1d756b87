import type { Readable } from 'node:stream';

import type { ParameterizedContext } from 'koa';

export interface SentFile {
  /** As the reader's browser shall call it. */
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly body: Readable | Buffer;
  /** Shown in the page that asked for it, where the browser can; a download otherwise. */
  readonly inline?: boolean;
  /** Seconds for which the reader's own browser may keep it; left out: not at all. */
  readonly maxAge?: number;
}

/** Answers with a file that no shared cache keeps and no browser takes for another type (RFC 6266, 8187). */
export function sendFile(ctx: ParameterizedContext, file: SentFile): void {
  const { name, type, body, inline, maxAge } = file;
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  ctx.set(
    'Content-Disposition',
    `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encoded}`,
  );
  ctx.set('X-Content-Type-Options', 'nosniff');
  const keep = maxAge === undefined ? 'no-store' : `max-age=${String(maxAge)}`;
  ctx.set('Cache-Control', `private, ${keep}`);
  ctx.type = type;
  ctx.body = body;
}
