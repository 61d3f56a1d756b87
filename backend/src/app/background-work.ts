import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { SessionEndReason } from '@exam/contracts';
import type { Redis } from 'ioredis';
import type { Sequelize } from 'sequelize';

import type { Announcements } from '../announcements/index.ts';
import type { Audit } from '../audit/index.ts';
import {
  MOVES_STREAM,
  roomStream,
  type ExamRoomDomain,
  type Presence,
} from '../exam-room/index.ts';
import { CONSENT_STREAM } from '../identity/consents/index.ts';
import type { FaceVerification } from '../identity/face-verification/index.ts';
import type { IdentityFiles } from '../identity/identity-file/index.ts';
import type { IdentityReview } from '../identity/review/index.ts';
import type { Retention } from '../identity/retention/index.ts';
import { SESSION_STREAM, type Login, type SessionEnded } from '../login/index.ts';
import type { Media } from '../media/index.ts';
import { SMS_STREAM, type Notifications } from '../notifications/index.ts';
import { databaseNow } from '../platform/database/database-clock.ts';
import { EventStreamConsumer } from '../platform/event-stream/event-stream-consumer.ts';
import type { EventStreamReader } from '../platform/event-stream/event-stream-reader.ts';
import { HandledEvents } from '../platform/event-stream/handled-events.ts';
import type { OutboxRelay } from '../platform/event-stream/outbox-relay.ts';
import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { SseHub } from '../platform/event-stream/sse-hub.ts';
import type { StreamEvent } from '../platform/event-stream/stream-event.ts';
import type { IdempotencyStore } from '../platform/http/idempotency-store.ts';
import { inSystemContext } from '../platform/http/request-context.ts';
import type { JanusNodes } from '../platform/janus/janus-nodes.ts';
import type { Logger } from '../platform/logging/logger.ts';
import type { Rosters } from '../rosters/index.ts';
import type { ListedFileStorage } from '../platform/storage/file-storage.ts';
import { sweepFiles, type NamedFolder } from '../platform/storage/sweep-files.ts';
import { REFRESH_SECONDS, type DataKeys } from '../platform/secrets/data-keys.ts';

interface Parts {
  readonly sequelize: Sequelize;
  readonly redis: Redis;
  readonly logger: Logger;
  readonly outbox: Outbox;
  readonly relay: OutboxRelay;
  readonly reader: EventStreamReader;
  readonly hub: SseHub;
  readonly presence: Presence;
  readonly nodes: JanusNodes;
  readonly audit: Audit;
  readonly media: Media;
  readonly login: Login;
  readonly notifications: Notifications;
  readonly examRoom: ExamRoomDomain;
  readonly rosters: Rosters;
  readonly announcements: Announcements;
  readonly faceVerification: FaceVerification;
  readonly identityReview: IdentityReview;
  readonly identityFiles: IdentityFiles;
  readonly idempotency: IdempotencyStore;
  readonly dataKeys: DataKeys;
  readonly retention: Retention;
  readonly storage: ListedFileStorage;
  readonly namedFolders: readonly NamedFolder[];
}

/** What the stream of moves tells: only some of it has a status, and only some names people. */
interface Move {
  readonly examRoomId: string;
  readonly status?: string;
  /** Who has another part in the room now, or none. */
  readonly personIds?: readonly string[];
}

const SECOND = 1_000;
const DAY = 24 * 60 * 60 * SECOND;

/** Everything that goes on without a request. Every process may run it: each part takes turns. */
export class BackgroundWork {
  private readonly parts: Parts;
  private readonly stopping = new AbortController();
  private running: Promise<void>[] = [];

  constructor(parts: Parts) {
    this.parts = parts;
  }

  async start(): Promise<void> {
    const { relay, reader, hub, presence, nodes, audit } = this.parts;
    await nodes.start();
    relay.start();
    reader.start();
    hub.start();
    presence.start();
    audit.sealer.start();
    await this.listen();
    this.running = [
      this.consume(SMS_STREAM, 'sms', 4, (event) => this.sendSms(event)),
      this.consume(SESSION_STREAM, 'incidents', 1, (event) => this.noteTakeover(event)),
      this.consume(CONSENT_STREAM, 'retention', 1, (event) => this.deleteWithdrawn(event)),
      this.repeat('lapse invitations', SECOND, () => this.parts.examRoom.lapseInvitations()),
      this.repeat('publish announcements', SECOND, () => this.parts.announcements.publishDue()),
      this.repeat('end late face sessions', 5 * SECOND, () =>
        this.parts.faceVerification.endLateSessions(),
      ),
      this.repeat('settle decisions', SECOND, () => this.parts.identityReview.settleDecisions()),
      this.repeat('expire sessions', 10 * SECOND, () => this.parts.login.expireSessions()),
      this.repeat('check uploads', 30 * SECOND, () => this.parts.identityFiles.checkLeftUploads()),
      this.repeat('read data keys', REFRESH_SECONDS * SECOND, () => this.parts.dataKeys.load()),
      this.repeat('delete what is due', 5 * 60 * SECOND, () => this.parts.retention.deleteDue()),
      this.repeat('forget', DAY / 24, () => this.forget()),
      this.repeat('sweep files', DAY, () => sweepFiles(this.parts)),
    ];
  }

  /** Resolves when what was under way is done, and every connection is closed. */
  async stop(): Promise<void> {
    const { sequelize, redis, relay, reader, hub, presence, nodes, audit, media } = this.parts;
    this.stopping.abort();
    hub.stop();
    media.stop();
    const stops = [relay.stop(), reader.stop(), presence.stop(), audit.sealer.stop()];
    await Promise.all([...this.running, ...stops, this.parts.rosters.settled()]);
    nodes.stop();
    redis.disconnect();
    await sequelize.close();
  }

  /** What every process must hear, because it may hold the connections that are concerned. */
  private async listen(): Promise<void> {
    const { reader, hub, media, login, logger } = this.parts;
    const fail = (error: unknown) => {
      logger.error({ err: error }, 'an event had no effect on connections');
    };
    const endSession = (sessionId: string, reason: SessionEndReason) => {
      hub.endSession(sessionId, reason);
      media.endSession(sessionId).catch(fail);
    };
    await reader.listen(SESSION_STREAM, {
      onEvent: ({ data }) => {
        const { sessionId, reason } = JSON.parse(data) as SessionEnded;
        endSession(sessionId, reason);
      },
      // The media gateway asks the database every two seconds by itself.
      onReload: () => {
        login.endedAmong([...hub.sessionIds()]).then((ended) => {
          for (const { id, endReason } of ended) endSession(id, endReason ?? 'revoked');
        }, fail);
      },
    });
    await reader.listen(MOVES_STREAM, {
      onEvent: ({ data }) => {
        const { examRoomId, status, personIds } = JSON.parse(data) as Move;
        const effect = status === 'ended' ? media.closeExamRoom : media.recheck;
        effect(examRoomId).catch(fail);
        if (personIds) hub.recheck(roomStream(examRoomId), personIds).catch(fail);
      },
      onReload: () => {
        hub.recheck().catch(fail);
      },
    });
  }

  private consume(
    stream: string,
    group: string,
    concurrency: number,
    handle: (event: StreamEvent) => Promise<void>,
  ): Promise<void> {
    const { redis, outbox, logger } = this.parts;
    const names = { stream, group, consumer: randomUUID() };
    const limits = { staleAfterMs: 30 * SECOND, maxDeliveries: 5, blockMs: 2 * SECOND };
    const options = { ...limits, concurrency, handle };
    const consumer = new EventStreamConsumer(redis, outbox, logger, names, options);
    return inSystemContext(`worker ${group}`, () => consumer.run(this.stopping.signal));
  }

  private async sendSms({ eventId: id, name, data }: StreamEvent): Promise<void> {
    await this.parts.notifications.sendSms({ id, name, data: JSON.parse(data) as unknown });
  }

  /** A second login of a candidate is something that the examiners see. */
  private async noteTakeover({ eventId, data }: StreamEvent): Promise<void> {
    const { personId, reason } = JSON.parse(data) as SessionEnded;
    if (reason !== 'takenOver') return;
    const { sequelize, examRoom } = this.parts;
    await new HandledEvents(sequelize).handleOnce('incidents', eventId, () =>
      examRoom.noteIncident(personId, 'sessionTakenOver'),
    );
  }

  /** At once where no other run is under way; else the next one finds it. */
  private async deleteWithdrawn({ data }: StreamEvent): Promise<void> {
    const { schoolId } = JSON.parse(data) as { schoolId: string };
    await this.parts.retention.deleteDue(schoolId);
  }

  private async forget(): Promise<void> {
    const { sequelize, login, idempotency, announcements, rosters } = this.parts;
    const before = new Date((await databaseNow(sequelize)).getTime() - 2 * DAY);
    await rosters.forget(before);
    await login.forget(before);
    await idempotency.forget(before);
    await announcements.forgetUnusedAttachments(before);
    await this.parts.identityFiles.forgetUploads();
    await new HandledEvents(sequelize).forget(7 * DAY);
  }

  /** Runs `work` now and every `interval` milliseconds, and lets it fail. */
  private async repeat(
    name: string,
    interval: number,
    work: () => Promise<unknown>,
  ): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await inSystemContext(`worker ${name}`, work);
      } catch (error) {
        this.parts.logger.warn({ err: error }, `could not ${name}`);
      }
      await pause(interval, undefined, { signal }).catch(() => undefined);
    }
  }
}
