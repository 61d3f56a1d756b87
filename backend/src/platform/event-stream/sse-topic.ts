import { setImmediate } from 'node:timers/promises';

import { mayHear } from './audience.ts';
import type { StreamListener } from './followed-stream.ts';
import type { Audience } from './outbox.ts';
import { toSseMessage, type SseConnection, type SseMessage } from './sse-connection.ts';
import type { StreamEvent } from './stream-event.ts';

/** Connections written to before other work gets its turn. */
const CHUNK = 250;

export const reloadMessage = toSseMessage('realtime.reload.v1', '{}');

/** Passes the events of one stream on to everyone connected to it, each only what they may hear. */
export class SseTopic implements StreamListener {
  readonly connections = new Set<SseConnection>();
  /** One event after the other, although each may take several turns. */
  private sending: Promise<void> = Promise.resolve();

  onEvent({ entryId, name, data, audience }: StreamEvent): void {
    this.send(toSseMessage(name, data, entryId), audience);
  }

  onReload(): void {
    this.send(reloadMessage, null);
  }

  private send(message: SseMessage, audience: Audience | null): void {
    this.sending = this.sending.then(() =>
      inChunks(this.connections, (connection) => {
        if (!audience || mayHear(audience, connection.listener)) connection.push(message);
      }),
    );
  }
}

/** Calls `work` for each connection, and lets other work in between: there may be thousands. */
export async function inChunks(
  connections: Iterable<SseConnection>,
  work: (connection: SseConnection) => void,
): Promise<void> {
  let done = 0;
  for (const connection of connections) {
    work(connection);
    done += 1;
    if (done % CHUNK === 0) await setImmediate();
  }
}
