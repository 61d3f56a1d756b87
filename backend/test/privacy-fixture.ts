import { randomUUID } from 'node:crypto';

import type { ConsentDecision, OwnConsentView } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import { createAudit } from '../src/audit/index.ts';
import { createExamRoom } from '../src/exam-room/index.ts';
import { createConsents, type Consents } from '../src/identity/consents/index.ts';
import { createPledge, PledgeStore } from '../src/identity/pledge/index.ts';
import {
  createRetention,
  RetentionRuleStore,
  type RetainedKind,
  type Retention,
} from '../src/identity/retention/index.ts';
import { grantApplication } from '../src/platform/database/rights.ts';
import { Outbox } from '../src/platform/event-stream/outbox.ts';
import { inSystemContext } from '../src/platform/http/request-context.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { ExamRoomStore } from '../src/scheduling/index.ts';
import { appendOnlyTables } from '../src/app/append-only-tables.ts';
import { createDirectory } from '../src/app/create-directory.ts';
import { SchoolStore } from '../src/schools/index.ts';
import { testDirectory } from './directory.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { ExamRoomFixture } from './exam-room-fixture.ts';
import { testPeople } from './people.ts';
import { createDatabase, quiet } from './servers.ts';

interface Parts {
  readonly sequelize: Sequelize;
  readonly room: ExamRoomFixture;
  readonly consents: Consents;
  readonly retention: Retention;
  readonly api: ApiUnderTest;
  readonly drop: () => Promise<void>;
}

/** Consents, pledges and retention on a database of their own, behind a server. */
export class PrivacyFixture {
  /** Files of a kind that only this fixture keeps. */
  readonly frames = new Set<string>();
  /** Whether a file cannot be removed. */
  failing: (id: string) => boolean = () => false;
  private readonly parts: Parts;

  private constructor(parts: Parts) {
    this.parts = parts;
  }

  static async start(): Promise<PrivacyFixture> {
    const { sequelize, owner, url, drop } = await createDatabase();
    await owner.query(
      `CREATE TABLE kept_frame (id CHAR(36) PRIMARY KEY, school_id CHAR(36), person_id CHAR(36),
        exam_id CHAR(36), kept_at DATETIME(3)) COLLATE ascii_bin`,
    );
    await grantApplication(owner, url, appendOnlyTables);
    const room = await ExamRoomFixture.create(sequelize);
    const { people } = await testPeople(sequelize);
    const rooms = new ExamRoomStore();
    const directory = createDirectory(new SchoolStore(), people);
    const pledges = new PledgeStore(sequelize);
    const recordAudit = createAudit({ sequelize, logger: quiet }).record;
    const examRoom = createExamRoom(
      sequelize,
      rooms,
      new Outbox(),
      testDirectory({
        ...directory,
        reopened: { pledge: (sittings) => pledges.outdated(sittings) },
      }),
    );
    const rules = new RetentionRuleStore();
    const consents = createConsents({
      ...{ sequelize, people, outbox: new Outbox(), recordAudit },
      retentionOf: (schoolId, purpose) => rules.listOf(schoolId, purpose),
    });
    const pledge = createPledge({
      ...{ sequelize, rooms, pledges, recordAudit, ...examRoom, ...directory },
    });
    const kind: RetainedKind = {
      kind: 'faceFrames',
      items: 'SELECT id, school_id, person_id, exam_id, kept_at FROM kept_frame',
      remove: (id) => fixture.removeFrame(id),
    };
    const retention = createRetention({
      ...{ sequelize, logger: quiet, people, rules, recordAudit, kinds: [kind] },
    });
    const routes = [consents, pledge, examRoom, retention].flatMap((domain) => domain.routes);
    const api = await ApiUnderTest.start(sequelize, routes);
    const fixture = new PrivacyFixture({ sequelize, room, consents, api, retention, drop });
    return fixture;
  }

  get sequelize(): Sequelize {
    return this.parts.sequelize;
  }

  get room(): ExamRoomFixture {
    return this.parts.room;
  }

  get consents(): Consents {
    return this.parts.consents;
  }

  get api(): ApiUnderTest {
    return this.parts.api;
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.parts.drop();
  }

  /** What a candidate says about the processing of their face, to the text that is asked. */
  decide(actor: Actor, decision: ConsentDecision, version = 1, purpose = 'faceData') {
    const body = { decision, version, language: 'zh-CN' };
    return this.api.call<OwnConsentView>(actor, 'POST', `/my/consents/${purpose}`, body);
  }

  /** Keeps a frame of a candidate in the room's exam; its id. */
  async keepFrame({ personId, schoolId }: Actor): Promise<string> {
    const id = randomUUID();
    this.frames.add(id);
    await this.sequelize.query('INSERT INTO kept_frame VALUES (?, ?, ?, ?, NOW(3))', {
      replacements: [id, schoolId, personId, this.room.examId],
    });
    return id;
  }

  /** Ids of the frames that have a row, sorted. */
  async frameRows(): Promise<string[]> {
    const rows = await this.sequelize.query<{ id: string }>('SELECT id FROM kept_frame', {
      type: QueryTypes.SELECT,
    });
    return rows.map(({ id }) => id).sort();
  }

  /** What the worker does by itself. */
  deleteDue(schoolId?: string): Promise<number> {
    const work = () => this.parts.retention.deleteDue(schoolId);
    return inSystemContext('worker delete what is due', work);
  }

  private async removeFrame(id: string): Promise<void> {
    if (this.failing(id)) throw new Error('the disk is read-only');
    this.frames.delete(id);
    await this.sequelize.query('DELETE FROM kept_frame WHERE id = ?', { replacements: [id] });
  }
}
