import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Sequelize } from 'sequelize';

import { inTransaction } from '../platform/database/transaction.ts';
import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Logger } from '../platform/logging/logger.ts';
import type { ExamRoomStore } from '../scheduling/index.ts';
import { createTellOverview, type TellOverview } from './overview-events.ts';
import { PresenceStore, type PresenceConnection } from './presence-store.ts';
import { roomStream } from './room-events.ts';

/** In milliseconds. */
export interface PresenceTimes {
  /** Between two signs of life of this process's connections. */
  readonly refresh: number;
  /** Without a sign of life after which a connection counts as gone. */
  readonly lapse: number;
  /** For which a person may be gone, and nobody is told. */
  readonly flap: number;
}

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly outbox: Outbox;
  readonly rooms: Pick<ExamRoomStore, 'staffOf'>;
  readonly logger: Logger;
  /** Called in the transaction that says that somebody went offline. */
  readonly onOffline: (personId: string, examRoomId: string) => Promise<void>;
}

/**
 * Who is connected to which exam room. Somebody is online from their first row in the table on,
 * until the last one is deleted, and both are told in the transaction that does it; rows are
 * deleted a little late, so that a reload or a short cut is no news.
 */
export class Presence {
  private readonly dependencies: Dependencies;
  private readonly times: PresenceTimes;
  private readonly store: PresenceStore;
  private readonly tellOverview: TellOverview;
  private readonly connections = new Map<string, PresenceConnection>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  /** Since when the database answers without a break; null while it does not. */
  private wellSince: number | null = null;

  constructor(
    dependencies: Dependencies,
    times: PresenceTimes = { refresh: 10_000, lapse: 25_000, flap: 5_000 },
  ) {
    this.dependencies = dependencies;
    this.times = times;
    this.store = new PresenceStore(dependencies.sequelize);
    this.tellOverview = createTellOverview(dependencies.sequelize, dependencies.outbox);
  }

  /** Begins to show signs of life, and to sweep what other processes left behind. */
  start(): void {
    this.running = this.run();
  }

  /** The rows stay: people are back before they lapse, or another process sweeps them. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Resolves with the connection's id. */
  async enter(personId: string, examRoomId: string): Promise<string> {
    const connection = { connectionId: randomUUID(), personId, examRoomId };
    await this.insert(connection);
    this.connections.set(connection.connectionId, connection);
    return connection.connectionId;
  }

  /** Resolves when it is known whether the person is back, and others were told if not. */
  async leave(connectionId: string): Promise<void> {
    const connection = this.connections.get(connectionId);
    if (!connection) return;
    this.connections.delete(connectionId);
    try {
      await pause(this.times.flap, undefined, { signal: this.stopping.signal });
      await this.remove(connection, () => this.store.delete(connectionId));
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      // Not refreshed any more, so the row lapses and is swept.
      this.dependencies.logger.warn({ err: error }, 'cannot note that a connection closed');
    }
  }

  /** People who are connected to the room, or were a moment ago. */
  onlinePersonIds(examRoomId: string): Promise<Set<string>> {
    return this.store.personIds(examRoomId, this.times.lapse);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await this.refresh();
        this.wellSince ??= performance.now();
        // After an outage of the database every process needs a moment to show signs of life.
        if (performance.now() - this.wellSince > this.times.lapse) await this.sweep();
      } catch (error) {
        this.wellSince = null;
        this.dependencies.logger.warn({ err: error }, 'cannot refresh presence');
      }
      await pause(this.times.refresh, undefined, { signal }).catch(() => undefined);
    }
  }

  private async refresh(): Promise<void> {
    for (const connectionId of await this.store.refresh([...this.connections.keys()])) {
      // Swept while this process was stalled: for the others they went, and now they are back.
      const connection = this.connections.get(connectionId);
      if (connection) await this.insert(connection);
    }
  }

  private async sweep(): Promise<void> {
    const { lapse } = this.times;
    for (const connection of await this.store.listLapsed(lapse)) {
      await this.remove(connection, () => this.store.deleteLapsed(connection.connectionId, lapse));
    }
  }

  private insert(connection: PresenceConnection): Promise<void> {
    return inTransaction(this.dependencies.sequelize, async () => {
      await this.store.lockRoom(connection.examRoomId);
      const wasOnline = await this.store.isAnywhere(connection);
      await this.store.insert(connection);
      if (!wasOnline) await this.tell(connection, true);
    });
  }

  private remove(connection: PresenceConnection, erase: () => Promise<boolean>): Promise<void> {
    return inTransaction(this.dependencies.sequelize, async () => {
      await this.store.lockRoom(connection.examRoomId);
      if (!(await erase()) || (await this.store.isAnywhere(connection))) return;
      await this.tell(connection, false);
      await this.dependencies.onOffline(connection.personId, connection.examRoomId);
    });
  }

  private async tell({ personId, examRoomId }: PresenceConnection, online: boolean): Promise<void> {
    const { outbox, rooms } = this.dependencies;
    const stream = roomStream(examRoomId);
    await outbox.append({
      stream,
      name: 'exam-room.presence-changed.v1',
      data: { examRoomId, personId, online },
      audience: { staff: true },
    });
    await this.tellOverview(examRoomId);
    const staff = await rooms.staffOf(examRoomId);
    const receives = staff.some(
      (one) => one.personId === personId && one.role === 'waitingExaminer',
    );
    // Whether a waiting examiner is there is what candidates see of them.
    if (!receives) return;
    const name = 'exam-room.queue-moved.v1';
    await outbox.append({ stream, name, data: { examRoomId }, audience: { candidates: true } });
  }
}
