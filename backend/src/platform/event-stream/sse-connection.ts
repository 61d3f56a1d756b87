import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream';

import type { Listener } from './audience.ts';
import { compareEntryIds } from './stream-event.ts';

/** A server-sent event, ready to be written; `id` is empty for one that comes from no stream. */
export interface SseMessage {
  readonly id: string;
  readonly bytes: Buffer;
}

export interface SseLimits {
  /** Bytes that may wait for a client that reads too slowly. */
  readonly bufferedBytes: number;
  /** Milliseconds that a client may go without reading anything. */
  readonly stalled: number;
  /** Events that may wait while the client is told what it missed. */
  readonly pending: number;
}

const heartbeat = Buffer.from(':\n\n');

/** Puts an event into the words of the event stream format. `data` is JSON, and so on one line. */
export function toSseMessage(name: string, data: string, id = ''): SseMessage {
  const text = `${id && `id: ${id}\n`}event: ${name}\ndata: ${data}\n\n`;
  return { id, bytes: Buffer.from(text) };
}

/** One client's connection. What is pushed before `begin` waits for it. */
export class SseConnection {
  readonly listener: Listener;
  /** Resolves when either side has closed. */
  readonly closed: Promise<void>;
  private readonly response: ServerResponse;
  private readonly limits: SseLimits;
  private pending: SseMessage[] | null = [];
  /** The newest event of `begin`; null once a newer one was pushed. */
  private resumedAt: string | null = null;
  /** Since when nothing was read; null while the client keeps up. */
  private stalledSince: number | null = null;

  constructor(response: ServerResponse, listener: Listener, limits: SseLimits) {
    this.response = response;
    this.listener = listener;
    this.limits = limits;
    response.on('drain', () => (this.stalledSince = null));
    this.closed = new Promise((resolve) => {
      // Also for a client that has gone already; how it went does not matter.
      finished(response, () => {
        resolve();
      });
    });
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
  }

  /** Writes these messages, then those that were pushed meanwhile, without repeating any. */
  begin(messages: readonly SseMessage[]): void {
    const pending = this.pending ?? [];
    this.pending = null;
    for (const { id, bytes } of messages) {
      if (id) this.resumedAt = id;
      this.write(bytes);
    }
    for (const message of pending) this.push(message);
  }

  push(message: SseMessage): void {
    if (this.pending) {
      if (this.pending.length < this.limits.pending) this.pending.push(message);
      else this.drop();
    } else if (!this.isRepeated(message)) this.write(message.bytes);
  }

  /** Keeps proxies from closing; drops a client that has stopped reading. */
  beat(now: number, isDue: boolean): void {
    const { stalledSince, limits } = this;
    if (stalledSince !== null && now - stalledSince > limits.stalled) this.drop();
    else if (isDue && !this.pending) this.write(heartbeat);
  }

  /** Closes after a last message, if there is one. */
  end(message?: SseMessage): void {
    if (message) this.write(message.bytes);
    this.response.end();
  }

  /** Closes at once, and frees what was waiting to be sent. */
  drop(): void {
    this.pending = null;
    this.response.destroy();
  }

  /** What was under way to everyone when this client was told what it had missed. */
  private isRepeated({ id }: SseMessage): boolean {
    if (this.resumedAt === null) return false;
    if (id && compareEntryIds(id, this.resumedAt) <= 0) return true;
    this.resumedAt = null;
    return false;
  }

  private write(bytes: Buffer): void {
    if (this.response.destroyed || this.response.writableEnded) return;
    if (!this.response.write(bytes)) this.stalledSince ??= performance.now();
    if (this.response.writableLength > this.limits.bufferedBytes) this.drop();
  }
}
