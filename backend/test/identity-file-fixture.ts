import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  flowFor,
  type IdentityDocument,
  type OwnIdentityFileView,
  type Problem,
} from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { createAudit } from '../src/audit/index.ts';
import { createExamRoom } from '../src/exam-room/index.ts';
import { createIdentityFiles, type IdentityFiles } from '../src/identity/identity-file/index.ts';
import { ConflictError } from '../src/platform/errors/app-error.ts';
import { Outbox } from '../src/platform/event-stream/outbox.ts';
import { createApp } from '../src/platform/http/create-app.ts';
import { IdempotencyStore } from '../src/platform/http/idempotency-store.ts';
import { mountRoutes } from '../src/platform/http/mount-routes.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { Keyring } from '../src/platform/secrets/keyring.ts';
import { localFileStorage } from '../src/platform/storage/file-storage.ts';
import { ExamRecord, ExamRoomStore } from '../src/scheduling/index.ts';
import { testDirectory } from './directory.ts';
import { ExamRoomFixture } from './exam-room-fixture.ts';
import { testSecret } from './people.ts';
import { connectRedis, createDatabase, quiet } from './servers.ts';

const origin = 'http://localhost';
const document = (id: number, facts: Partial<IdentityDocument>): IdentityDocument => ({
  ...{ id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`, name: `材料${String(id)}` },
  ...{
    note: '',
    pages: 3,
    format: 'image',
    required: true,
    holdsPhoto: false,
    example: null,
    ...facts,
  },
});

/** What the exam of the fixture asks for. */
export const askedDocuments = {
  idCard: document(1, { pages: 2, holdsPhoto: true }),
  certificate: document(2, { pages: 9, format: 'either' }),
  letter: document(3, { format: 'pdf', required: false }),
} as const;

export interface FileAnswer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface SentFile {
  readonly documentId: string;
  readonly bytes: Uint8Array;
  readonly name?: string;
  readonly sha256?: string;
  readonly replaces?: string;
  readonly position?: number;
}

/** Whoever calls: somebody who is signed in, or a phone with its cookie. */
export type FileCaller = Actor | { readonly phoneCookie: string | null };

/** The API of identity files on its own server, for whomever a spec calls as. */
export class IdentityFileFixture {
  readonly sequelize: Sequelize;
  readonly room: ExamRoomFixture;
  readonly files: IdentityFiles;
  readonly folder: string;
  readonly redis = connectRedis().redis;
  /** People without consent, and sign-ins that have ended. */
  readonly withoutConsent = new Set<string>();
  readonly endedSessions = new Set<string>();
  port = 0;
  private readonly actors = new Map<string, Actor>();
  private stopServer: () => Promise<void> = () => Promise.resolve();

  private constructor(sequelize: Sequelize, room: ExamRoomFixture, folder: string) {
    this.sequelize = sequelize;
    this.room = room;
    this.folder = folder;
    this.files = this.another();
  }

  static async start(): Promise<IdentityFileFixture> {
    const { sequelize, drop } = await createDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'identity-files-'));
    const room = await ExamRoomFixture.create(sequelize);
    const fixture = new IdentityFileFixture(sequelize, room, folder);
    await fixture.ask(Object.values(askedDocuments));
    await fixture.listen();
    const { stopServer } = fixture;
    fixture.stopServer = async () => {
      await stopServer();
      fixture.redis.disconnect();
      await drop();
      await rm(folder, { recursive: true });
    };
    return fixture;
  }

  stop(): Promise<void> {
    return this.stopServer();
  }

  /** The domain as another process would have it. */
  another(): IdentityFiles {
    const { sequelize, folder } = this;
    const rooms = new ExamRoomStore();
    const { ownSitting } = createExamRoom(sequelize, rooms, new Outbox(), testDirectory());
    const stateOf = (id: string) => Promise.resolve(this.withoutConsent.has(id) ? 'none' : 'given');
    return createIdentityFiles({
      ...{ sequelize, rooms, ownSitting, filesFolder: folder, outbox: new Outbox() },
      redis: this.redis,
      keyring: new Keyring(testSecret),
      storage: localFileStorage(join(folder, 'kept')),
      consents: {
        stateOf: async (id) => (await stateOf(id)) as 'none' | 'given',
        require: async (id) => {
          if ((await stateOf(id)) !== 'given') throw new ConflictError('consent-missing', id);
        },
      },
      endedAmong: (ids) => Promise.resolve(ids.filter((id) => this.endedSessions.has(id))),
      recordAudit: createAudit({ sequelize, logger: quiet }).record,
      checkMs: 15_000,
    });
  }

  /** Makes the exam ask for these documents. */
  async ask(documents: readonly IdentityDocument[]): Promise<void> {
    const identityFile = { asked: true, documents: [...documents] };
    const settings = JSON.stringify(flowFor('interview', { announcements: false, identityFile }));
    await ExamRecord.update({ settings }, { where: { id: this.room.examId } });
  }

  /** A candidate with a sitting of the exam. */
  async candidate(): Promise<{ actor: Actor; sittingId: string }> {
    const { actor, sitting } = await this.room.seat('scheduled');
    return { actor, sittingId: sitting.id };
  }

  async view(actor: Actor, sittingId: string): Promise<OwnIdentityFileView> {
    const path = `/my/sittings/${sittingId}/identity-file`;
    const { status, body } = await this.request<OwnIdentityFileView>(actor, 'GET', path);
    if (status !== 200) throw new Error(`no view: ${JSON.stringify(body)}`);
    return body;
  }

  /** A command on the candidate's file, by its path below it. */
  command(actor: Actor, sittingId: string, path: string, body: object = {}) {
    const init = {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    const target = `/my/sittings/${sittingId}/identity-file${path}`;
    return this.request<OwnIdentityFileView & Omit<Problem, 'status'>>(actor, 'POST', target, init);
  }

  /** Begins an upload; its address below /api where it may. `bytes`: the length that is declared. */
  async begin(
    caller: FileCaller,
    base: string,
    file: Omit<SentFile, 'bytes'>,
    bytes: number,
  ): Promise<FileAnswer<Problem> & { readonly location: string }> {
    const { documentId, name = 'photo.jpg', sha256, replaces, position } = file;
    const metadata = Object.entries({ documentId, filename: name, sha256, replaces, position })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key} ${Buffer.from(String(value)).toString('base64')}`)
      .join(',');
    const headers = { 'upload-length': String(bytes), 'upload-metadata': metadata };
    const answer = await this.tus(caller, 'POST', base, { headers });
    const location = answer.headers.get('location')?.replace(/^\/api/, '') ?? '';
    return { ...answer, location };
  }

  /** Sends a whole file; the answer to its last bytes, or the first refusal. */
  async send(caller: FileCaller, base: string, file: SentFile): Promise<FileAnswer<Problem>> {
    const begun = await this.begin(caller, base, file, file.bytes.length);
    if (begun.status !== 201) return begun;
    return this.patch(caller, begun.location, 0, file.bytes);
  }

  patch(caller: FileCaller, location: string, offset: number, bytes: Uint8Array) {
    const headers = {
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    };
    return this.tus(caller, 'PATCH', location, { headers, body: Uint8Array.from(bytes) });
  }

  tus(
    caller: FileCaller,
    method: string,
    path: string,
    {
      headers = {},
      body,
    }: { headers?: Record<string, string>; body?: Uint8Array<ArrayBuffer> } = {},
  ): Promise<FileAnswer<Problem>> {
    const all = { 'tus-resumable': '1.0.0', ...headers };
    return this.request<Problem>(caller, method, path, { headers: all, ...(body && { body }) });
  }

  /** What is stored: files on their way, and pictures of pages. */
  async stored(): Promise<string[]> {
    const entries = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  }

  cookieOf(caller: FileCaller): string {
    if ('phoneCookie' in caller) {
      return caller.phoneCookie === null ? '' : `__Host-upload=${caller.phoneCookie}`;
    }
    this.actors.set(caller.sessionId, caller);
    return `__Host-session=${caller.sessionId}`;
  }

  async request<Body>(
    caller: FileCaller,
    method: string,
    path: string,
    init: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> } = {},
  ): Promise<FileAnswer<Body>> {
    const { headers, body } = init;
    const answer = await fetch(`http://127.0.0.1:${String(this.port)}/api${path}`, {
      method,
      headers: {
        ...{ origin, cookie: this.cookieOf(caller), 'idempotency-key': randomUUID() },
        ...headers,
      },
      ...(body !== undefined && { body }),
    });
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const content =
      isJson && method !== 'HEAD'
        ? await answer.json()
        : new Uint8Array(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, body: content as Body };
  }

  private async listen(): Promise<void> {
    const { sequelize, files } = this;
    const app = createApp({
      logger: quiet,
      origins: [origin],
      trustedProxies: 0,
      identify: (cookie, state) => {
        const actor = this.actors.get(cookie ?? '');
        if (actor) state.actor = actor;
        return Promise.resolve();
      },
      handlers: [
        mountRoutes(files.routes, new IdempotencyStore(sequelize, (text) => text.slice(0, 64))),
      ],
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.stopServer = async () => {
      const closed = once(server, 'close');
      server.closeAllConnections();
      server.close();
      await closed;
    };
  }
}
