import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AnnouncementView, SaveAnnouncementRequest } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { createAnnouncements, type Announcements } from '../src/announcements/index.ts';
import { createAudit } from '../src/audit/index.ts';
import { createExamRoom, roomStream } from '../src/exam-room/index.ts';
import { Outbox } from '../src/platform/event-stream/outbox.ts';
import { createApp } from '../src/platform/http/create-app.ts';
import { IdempotencyStore } from '../src/platform/http/idempotency-store.ts';
import { mountRoutes } from '../src/platform/http/mount-routes.ts';
import { inSystemContext } from '../src/platform/http/request-context.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { localFileStorage } from '../src/platform/storage/file-storage.ts';
import { ExamRoomStore } from '../src/scheduling/index.ts';
import { SchoolStore } from '../src/schools/index.ts';
import { testDirectory } from './directory.ts';
import { ExamRoomFixture } from './exam-room-fixture.ts';
import { createDatabase, quiet } from './servers.ts';

const origin = 'http://localhost';

/** The answer to a request; `body` is parsed where it is JSON. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** The API of announcements and of a candidate's sittings, for whomever a spec calls as. */
export class AnnouncementsFixture {
  readonly sequelize: Sequelize;
  readonly announcements: Announcements;
  /** A school with one exam room. */
  readonly room: ExamRoomFixture;
  private readonly actors = new Map<string, Actor>();
  private url = '';
  private stopServer: () => Promise<void> = () => Promise.resolve();

  private constructor(sequelize: Sequelize, room: ExamRoomFixture, folder: string) {
    this.sequelize = sequelize;
    this.room = room;
    this.announcements = this.another(folder);
  }

  static async start(): Promise<AnnouncementsFixture> {
    const { sequelize, drop } = await createDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'announcements-'));
    const fixture = new AnnouncementsFixture(
      sequelize,
      await ExamRoomFixture.create(sequelize),
      folder,
    );
    await fixture.listen();
    const { stopServer } = fixture;
    fixture.stopServer = async () => {
      await stopServer();
      await drop();
      await rm(folder, { recursive: true });
    };
    return fixture;
  }

  stop(): Promise<void> {
    return this.stopServer();
  }

  /** The domain as another process would have it. */
  another(folder: string): Announcements {
    const { sequelize } = this;
    return createAnnouncements({
      ...{ sequelize, roomStream },
      outbox: new Outbox(),
      files: localFileStorage(folder),
      schools: new SchoolStore(),
      people: () => Promise.resolve(new Map()),
      recordAudit: createAudit({ sequelize, logger: quiet }).record,
    });
  }

  /** Calls the API as somebody. */
  async call<Body = unknown>(
    actor: Actor,
    method: 'GET' | 'POST',
    path: string,
    body: object = {},
  ): Promise<Answer<Body>> {
    const json = { 'content-type': 'application/json' };
    const init = method === 'GET' ? {} : { headers: json, body: JSON.stringify(body) };
    return this.request<Body>(actor, method, path, init);
  }

  /** Sends a file as the browser does. */
  upload(actor: Actor, announcementId: string, name: string, bytes: Uint8Array): Promise<Answer> {
    const headers = {
      'content-type': 'application/octet-stream',
      'x-file-name': encodeURIComponent(name),
    };
    const path = `/announcements/${announcementId}/attachments`;
    return this.request(actor, 'POST', path, { headers, body: Uint8Array.from(bytes) });
  }

  /** A draft with this text, ready to be published. */
  async draft(
    actor: Actor,
    changes: Partial<SaveAnnouncementRequest> = {},
  ): Promise<AnnouncementView> {
    const audience = changes.audience ?? { collegeId: null, majorId: null };
    const created = await this.call<AnnouncementView>(actor, 'POST', '/announcements', {
      audience,
    });
    return this.save(actor, created.body, { title: '通知', body: '<p>请查收</p>', ...changes });
  }

  async save(
    actor: Actor,
    before: AnnouncementView,
    changes: Partial<SaveAnnouncementRequest>,
  ): Promise<AnnouncementView> {
    const { id, revision, title, body, mustRead, pinned, audience, attachments } = before;
    const { collegeId, majorId } = audience;
    const answer = await this.call<AnnouncementView>(actor, 'POST', `/announcements/${id}/save`, {
      ...{ revision, title, body, mustRead, pinned, audience: { collegeId, majorId } },
      attachmentIds: attachments.map((attachment) => attachment.id),
      ...changes,
    });
    if (answer.status !== 200) throw new Error(`not saved: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async publish(
    actor: Actor,
    { id, revision }: AnnouncementView,
    at: Date | null = null,
  ): Promise<AnnouncementView> {
    const path = `/announcements/${id}/publish`;
    const answer = await this.call<AnnouncementView>(actor, 'POST', path, {
      revision,
      at: at?.toISOString() ?? null,
    });
    if (answer.status !== 200) throw new Error(`not published: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** What the worker does by itself. */
  publishDue(announcements = this.announcements): Promise<number> {
    return inSystemContext('worker publish announcements', () => announcements.publishDue());
  }

  private async request<Body>(
    actor: Actor,
    method: string,
    path: string,
    {
      headers,
      body,
    }: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> },
  ): Promise<Answer<Body>> {
    this.actors.set(actor.sessionId, actor);
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        origin,
        cookie: `__Host-session=${actor.sessionId}`,
        'idempotency-key': randomUUID(),
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const content = isJson ? await answer.json() : new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, body: content as Body };
  }

  private async listen(): Promise<void> {
    const { sequelize, announcements } = this;
    const examRoom = createExamRoom(
      sequelize,
      new ExamRoomStore(),
      new Outbox(),
      testDirectory({ reopened: { announcements: announcements.unreadIn } }),
    );
    const routes = [...announcements.routes, ...examRoom.routes];
    const app = createApp({
      logger: quiet,
      origins: [origin],
      trustedProxies: 0,
      identify: (cookie, state) => {
        const actor = this.actors.get(cookie ?? '');
        if (actor) state.actor = actor;
        return Promise.resolve();
      },
      handlers: [mountRoutes(routes, new IdempotencyStore(sequelize, (text) => text.slice(0, 64)))],
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    this.stopServer = async () => {
      const closed = once(server, 'close');
      server.closeAllConnections();
      server.close();
      await closed;
    };
  }
}
