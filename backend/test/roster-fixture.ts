import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

import type { ImportKind, ImportRowsView, ImportView, RowOutcome } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { AuditAct } from '../src/audit/index.ts';
import type { Route } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { Keyring } from '../src/platform/secrets/keyring.ts';
import type { FileStorage } from '../src/platform/storage/file-storage.ts';
import { createRosters, type Rosters } from '../src/rosters/index.ts';
import {
  CollegeRecord,
  MajorRecord,
  SchoolStore,
  type PersonalData,
} from '../src/schools/index.ts';
import { testPeople, testSecret } from './people.ts';
import { createFolder, csvText, rosterHeader } from './roster-files.ts';
import { SchoolFixture } from './school-fixture.ts';
import { quiet } from './servers.ts';

/** Keeps files in memory, so that a spec sees which are left. */
export function memoryStorage() {
  const files = new Map<string, Buffer>();
  const storage: FileStorage = {
    store: async (folder, contents) => {
      const key = `${folder}/${randomUUID()}`;
      files.set(key, Buffer.isBuffer(contents) ? contents : await bufferOf(contents));
      return key;
    },
    read: async (key) => {
      const { Readable } = await import('node:stream');
      const bytes = files.get(key);
      if (!bytes) throw new Error(`no file ${key}`);
      return Readable.from([bytes]);
    },
    remove: (key) => {
      files.delete(key);
      return Promise.resolve();
    },
  };
  return { files, storage };
}

async function bufferOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A school with a college 计算机学院 and the domain that keeps its rosters. */
export class RosterFixture {
  readonly school: SchoolFixture;
  readonly personalData: PersonalData;
  readonly acts: AuditAct[] = [];
  /** Of people whose sessions were ended. */
  readonly revoked: string[] = [];
  readonly files: Map<string, Buffer>;
  /** The levels of what was logged as warning or error. */
  readonly logged: ('warn' | 'error')[] = [];
  /** Whether files cannot be removed, as on a full or broken disk. */
  refuseRemoval = false;
  readonly rosters: Rosters;
  private readonly folder: Awaited<ReturnType<typeof createFolder>>;

  private constructor(
    sequelize: Sequelize,
    school: SchoolFixture,
    personalData: PersonalData,
    folder: Awaited<ReturnType<typeof createFolder>>,
  ) {
    const { files, storage } = memoryStorage();
    this.school = school;
    this.personalData = personalData;
    this.folder = folder;
    this.files = files;
    this.rosters = createRosters({
      ...{ sequelize, personalData, logger: this.logger(), keyring: new Keyring(testSecret) },
      storage: {
        ...storage,
        remove: (key) =>
          this.refuseRemoval ? Promise.reject(new Error('read-only')) : storage.remove(key),
      },
      schools: new SchoolStore(),
      people: school.people,
      recordAudit: (act) => {
        this.acts.push(act);
        return Promise.resolve();
      },
      revokeSessions: (personId) => {
        this.revoked.push(personId);
        return Promise.resolve();
      },
    });
  }

  static async create(sequelize: Sequelize): Promise<RosterFixture> {
    const school = await SchoolFixture.create(sequelize);
    const { schoolId, collegeId, majorId, otherCollegeId } = school;
    await CollegeRecord.update({ name: '计算机学院' }, { where: { id: collegeId } });
    await MajorRecord.update({ name: '软件工程' }, { where: { id: majorId } });
    await MajorRecord.create({ schoolId, collegeId: otherCollegeId, name: '古代文学' });
    const { personalData } = await testPeople(sequelize);
    return new RosterFixture(sequelize, school, personalData, await createFolder());
  }

  private logger(): typeof quiet {
    const noted = Object.create(quiet) as typeof quiet;
    for (const level of ['warn', 'error'] as const) {
      noted[level] = () => {
        this.logged.push(level);
      };
    }
    return noted;
  }

  async end(): Promise<void> {
    await this.rosters.settled();
    await this.folder.remove();
  }

  /** Answers as the route does, without HTTP; its errors reject. A sent file is `{ file }`. */
  async call<T>(
    name: string,
    actor: Actor,
    input: { params?: object; query?: object; body?: object; upload?: object } = {},
  ): Promise<T> {
    const route: Route | undefined = this.rosters.routes.find(
      ({ method, path }) => `${method} ${path}` === name,
    );
    if (!route) throw new Error(`no route ${name}`);
    const { params, query, body } = route;
    const ctx: { body?: unknown; type?: string; set: () => void } = { set: () => undefined };
    const handle = route.handle as (given: object) => unknown;
    const answer = await handle({
      ...{ actor, ctx, upload: () => input.upload },
      params: params?.parse(input.params),
      query: query?.parse(input.query ?? {}),
      body: body?.parse(input.body),
    });
    return (route.answer?.parse(answer) ?? ctx) as T;
  }

  /** Sends a file, and waits until the import has come to rest. */
  async send(actor: Actor, kind: ImportKind, bytes: Uint8Array | string): Promise<ImportView> {
    const started = await this.begin(actor, kind, bytes);
    await this.rosters.settled();
    return this.view(actor, started.id);
  }

  async begin(actor: Actor, kind: ImportKind, bytes: Uint8Array | string): Promise<ImportView> {
    const path = await this.folder.write(randomUUID(), bytes);
    const upload = { path, name: `${basename(path)}.xlsx`, bytes: (await stat(path)).size };
    return this.call<ImportView>(`post /imports/${kind}`, actor, { upload });
  }

  view(actor: Actor, importId: string): Promise<ImportView> {
    return this.call('get /imports/:importId', actor, { params: { importId } });
  }

  /** Commits, and waits until the import has come to rest. */
  async commit(actor: Actor, importId: string): Promise<ImportView> {
    await this.call('post /imports/:importId/commit', actor, { params: { importId } });
    await this.rosters.settled();
    return this.view(actor, importId);
  }

  /** Imports candidates from rows under `rosterHeader`. */
  async importCandidates(actor: Actor, rows: readonly (readonly string[])[]): Promise<ImportView> {
    const file = csvText([[...rosterHeader], ...rows.map((row) => [...row])]);
    const { id } = await this.send(actor, 'candidates', file);
    return this.commit(actor, id);
  }

  rows(actor: Actor, importId: string, outcome: RowOutcome, page = 1): Promise<ImportRowsView> {
    const input = { params: { importId }, query: { outcome, page } };
    return this.call('get /imports/:importId/rows', actor, input);
  }
}
