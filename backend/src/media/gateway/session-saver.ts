import type { Logger } from '../../platform/logging/logger.ts';
import type { MediaSessionStore } from '../media-session-store.ts';
import type { MediaSession } from './media-session.ts';
import { SerialQueue } from './serial-queue.ts';

/** Milliseconds in which the changes of a join become one write. */
const COLLECT_MS = 20;

/** Keeps the table of sessions up to date, one write at a time. */
export class SessionSaver {
  private readonly store: MediaSessionStore;
  private readonly gateway: string;
  private readonly queue: SerialQueue;
  private readonly changed = new Set<MediaSession>();
  private timer: NodeJS.Timeout | undefined;

  /** `gateway` names this process in what is stored. */
  constructor(store: MediaSessionStore, gateway: string, logger: Logger) {
    this.store = store;
    this.gateway = gateway;
    // Without its row a session cannot be claimed from another gateway; it goes on all the same.
    this.queue = new SerialQueue((error) => {
      logger.error({ err: error }, 'media session not saved');
    });
  }

  /** Writes the session's present state soon. */
  save(session: MediaSession): void {
    this.changed.add(session);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const sessions = [...this.changed];
      this.changed.clear();
      for (const one of sessions) void this.queue.run(() => this.write(one));
    }, COLLECT_MS);
  }

  /**
   * Takes the session out of the table, after whatever write is under way. False when another
   * gateway process has claimed it meanwhile, so that it is not ours to end.
   */
  async remove({ state, node }: MediaSession): Promise<boolean> {
    let isOurs = true;
    await this.queue.run(async () => {
      const found = await this.store.find(node.url, state.sessionId);
      isOurs = !found || found.stored.gateway === this.gateway;
      if (isOurs) await this.store.remove(node.url, state.sessionId);
    });
    return isOurs;
  }

  private async write({ state, node, isEnded }: MediaSession): Promise<void> {
    if (isEnded) return;
    const { sessionId, principal } = state;
    await this.store.save(node.url, sessionId, principal, state.stored(this.gateway));
  }
}
