import type { ServerResponse } from 'node:http';

import type { RealtimeEventData, RealtimeEventName, SessionEndReason } from '@exam/contracts';
import type { Redis } from 'ioredis';

import { TooManyRequestsError } from '../errors/app-error.ts';
import type { Logger } from '../logging/logger.ts';
import { mayHear, type Listener } from './audience.ts';
import type { EventStreamReader } from './event-stream-reader.ts';
import { readMissed } from './read-missed.ts';
import { SseConnection, toSseMessage, type SseLimits, type SseMessage } from './sse-connection.ts';
import { inChunks, reloadMessage, SseTopic } from './sse-topic.ts';

export interface SseRequest {
  readonly stream: string;
  readonly listener: Listener;
  /** Asked when the connection is up, and again whenever the answer may have changed. */
  readonly mayListen: () => Promise<boolean>;
  /** The id of the last event that this client heard; empty for a first connection. */
  readonly lastEventId: string;
}

const LIMITS: SseLimits = { bufferedBytes: 256 * 1_024, stalled: 10_000, pending: 1_000 };
/** Connections of one session: a few tabs. */
const PER_SESSION = 8;
/** Milliseconds between looks for stalled clients; every third is a heartbeat. */
const BEAT = 5_000;
/** Milliseconds for which requests that were let in before a session ended may still arrive. */
const ENDED_MEMORY = 60_000;

interface Entry {
  readonly topic: SseTopic;
  readonly listening: Promise<() => void>;
}

/** Pushes events to browsers as server-sent events. */
export class SseHub {
  private readonly redis: Redis;
  private readonly reader: EventStreamReader;
  private readonly now: () => Promise<Date>;
  private readonly logger: Logger;
  private readonly limits: SseLimits;
  private readonly topics = new Map<string, Entry>();
  private readonly connections = new Map<SseConnection, SseRequest>();
  private readonly endedSessions = new Map<string, SessionEndReason>();
  private timer: NodeJS.Timeout | undefined;
  private beats = 0;
  private stopped = false;

  /** `now` tells the database's time. */
  constructor(
    redis: Redis,
    reader: EventStreamReader,
    now: () => Promise<Date>,
    logger: Logger,
    limits: Partial<SseLimits> = {},
  ) {
    this.redis = redis;
    this.reader = reader;
    this.now = now;
    this.logger = logger;
    this.limits = { ...LIMITS, ...limits };
  }

  start(): void {
    this.timer = setInterval(() => void this.beat(), BEAT);
  }

  /** Ends every connection, so that the server can close; browsers come back by themselves. */
  stop(): void {
    this.stopped = true;
    clearInterval(this.timer);
    for (const connection of this.connections.keys()) connection.end();
  }

  /**
   * Answers with the events of a stream that this listener may hear, for as long as both sides
   * like. Resolves when the connection has closed.
   * Throws TooManyRequestsError when the session has too many already.
   */
  open(response: ServerResponse, request: SseRequest): Promise<void> {
    const { stream, listener } = request;
    if (this.connectionsOf(listener.sessionId).length >= PER_SESSION) {
      const message = 'too many connections of one session';
      throw new TooManyRequestsError('too-many-requests', message, { retryAfter: 10 });
    }
    const connection = new SseConnection(response, listener, this.limits);
    this.connections.set(connection, request);
    const entry = this.join(stream, connection);
    const closed = connection.closed.then(() => {
      this.connections.delete(connection);
      this.leave(stream, entry, connection);
    });

    const reason = this.endedSessions.get(listener.sessionId);
    if (reason) connection.end(sessionEnded(reason));
    else if (this.stopped) connection.end();
    else void this.begin(connection, request, entry);
    return closed;
  }

  /** Tells every page of this session why it ends, and closes; later requests of it likewise. */
  endSession(sessionId: string, reason: SessionEndReason): void {
    this.endedSessions.set(sessionId, reason);
    setTimeout(() => this.endedSessions.delete(sessionId), ENDED_MEMORY).unref();
    for (const connection of this.connectionsOf(sessionId)) connection.end(sessionEnded(reason));
  }

  /**
   * Asks again whether people may listen, and shows out who may not: these people on this stream, or
   * everybody everywhere. Whoever is not asked yet is asked after this, so nobody slips through.
   */
  async recheck(stream?: string, personIds?: readonly string[]): Promise<void> {
    for (const [connection, request] of [...this.connections]) {
      const { personId } = request.listener;
      const isMeant = stream === undefined || request.stream === stream;
      if (!isMeant || (personIds && !personIds.includes(personId))) continue;
      await this.showOut(connection, request);
    }
  }

  /** Sessions with an open page, to be looked at when news of their end may have been missed. */
  sessionIds(): Set<string> {
    return new Set([...this.connections.keys()].map(({ listener }) => listener.sessionId));
  }

  private connectionsOf(sessionId: string): SseConnection[] {
    const all = [...this.connections.keys()];
    return all.filter(({ listener }) => listener.sessionId === sessionId);
  }

  /** True when the connection was ended. What cannot be asked now has not changed either. */
  private async showOut(connection: SseConnection, { mayListen }: SseRequest): Promise<boolean> {
    try {
      if (await mayListen()) return false;
    } catch (error) {
      this.logger.error({ err: error }, 'cannot tell whether somebody may still listen');
      return false;
    }
    connection.end(ownMessage('realtime.part-ended.v1', {}));
    return true;
  }

  private join(stream: string, connection: SseConnection): Entry {
    let entry = this.topics.get(stream);
    if (!entry) {
      const topic = new SseTopic();
      entry = { topic, listening: this.reader.listen(stream, topic) };
      this.topics.set(stream, entry);
    }
    entry.topic.connections.add(connection);
    return entry;
  }

  private leave(stream: string, entry: Entry, connection: SseConnection): void {
    const { topic, listening } = entry;
    topic.connections.delete(connection);
    if (topic.connections.size > 0) return;
    if (this.topics.get(stream) === entry) this.topics.delete(stream);
    void listening.then((stopListening) => {
      stopListening();
    });
  }

  /** Listens first and looks back then: so nothing falls in between, and what comes twice is known. */
  private async begin(
    connection: SseConnection,
    request: SseRequest,
    { listening }: Entry,
  ): Promise<void> {
    const { stream, lastEventId } = request;
    try {
      await listening;
      // They may have lost their part between the request's own look and now.
      if (await this.showOut(connection, request)) return;
      const missed = lastEventId ? await this.missed(connection, stream, lastEventId) : [];
      const now = (await this.now()).toISOString();
      connection.begin([retryMessage(), ownMessage('realtime.ready.v1', { now }), ...missed]);
    } catch (error) {
      this.logger.warn({ err: error }, 'cannot begin a realtime connection');
      connection.drop();
    }
  }

  private async missed(
    { listener }: SseConnection,
    stream: string,
    lastEventId: string,
  ): Promise<SseMessage[]> {
    const events = await readMissed(this.redis, this.logger, stream, lastEventId);
    if (!events) return [reloadMessage];
    return events
      .filter(({ audience }) => mayHear(audience, listener))
      .map(({ name, data, entryId }) => toSseMessage(name, data, entryId));
  }

  private async beat(): Promise<void> {
    this.beats += 1;
    const isDue = this.beats % 3 === 0;
    const now = performance.now();
    await inChunks(this.connections.keys(), (connection) => {
      connection.beat(now, isDue);
    });
  }
}

function ownMessage<Name extends RealtimeEventName>(name: Name, data: RealtimeEventData<Name>) {
  return toSseMessage(name, JSON.stringify(data));
}

const sessionEnded = (reason: SessionEndReason) =>
  ownMessage('realtime.session-ended.v1', { reason });

/** Drawn at random, so that a restart of the server is not followed by a stampede. */
function retryMessage(): SseMessage {
  const milliseconds = Math.round(500 + Math.random() * 2_000);
  return { id: '', bytes: Buffer.from(`retry: ${String(milliseconds)}\n\n`) };
}
