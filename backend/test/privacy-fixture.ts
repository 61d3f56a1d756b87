import type { OwnConsentView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { createAudit } from '../src/audit/index.ts';
import { createExamRoom, type ExamRoomDomain } from '../src/exam-room/index.ts';
import { createConsents, type Consents } from '../src/identity/consents/index.ts';
import { createPledge, PledgeStore } from '../src/identity/pledge/index.ts';
import { RetentionRuleStore } from '../src/identity/retention/index.ts';
import { Outbox } from '../src/platform/event-stream/outbox.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { ExamRoomStore } from '../src/scheduling/index.ts';
import { createDirectory } from '../src/app/create-directory.ts';
import { SchoolStore, type PersonStore } from '../src/schools/index.ts';
import { ApiUnderTest } from './api-under-test.ts';
import { ExamRoomFixture } from './exam-room-fixture.ts';
import { testPeople } from './people.ts';
import { createDatabase, quiet } from './servers.ts';

/** Consents, pledges and retention on a database of their own, behind a server. */
export class PrivacyFixture {
  readonly sequelize: Sequelize;
  readonly room: ExamRoomFixture;
  readonly people: PersonStore;
  readonly examRoom: ExamRoomDomain;
  readonly consents: Consents;
  readonly api: ApiUnderTest;
  private readonly drop: () => Promise<void>;

  private constructor(
    parts: Pick<
      PrivacyFixture,
      'sequelize' | 'room' | 'people' | 'examRoom' | 'consents' | 'api'
    > & { readonly drop: () => Promise<void> },
  ) {
    this.sequelize = parts.sequelize;
    this.room = parts.room;
    this.people = parts.people;
    this.examRoom = parts.examRoom;
    this.consents = parts.consents;
    this.api = parts.api;
    this.drop = parts.drop;
  }

  static async start(): Promise<PrivacyFixture> {
    const { sequelize, drop } = await createDatabase();
    const room = await ExamRoomFixture.create(sequelize);
    const { people } = await testPeople(sequelize);
    const rooms = new ExamRoomStore();
    const directory = createDirectory(new SchoolStore(), people);
    const pledges = new PledgeStore(sequelize);
    const recordAudit = createAudit({ sequelize, logger: quiet }).record;
    const examRoom = createExamRoom(sequelize, rooms, new Outbox(), {
      ...directory,
      online: () => Promise.resolve(new Set<string>()),
      reopened: { pledge: (sittings) => pledges.outdated(sittings) },
    });
    const rules = new RetentionRuleStore();
    const consents = createConsents({
      ...{ sequelize, people, recordAudit },
      retentionOf: (schoolId, purpose) => rules.listOf(schoolId, purpose),
    });
    const pledge = createPledge({
      ...{ sequelize, rooms, pledges, recordAudit, ...examRoom, ...directory },
    });
    const routes = [...consents.routes, ...pledge.routes, ...examRoom.routes];
    const api = await ApiUnderTest.start(sequelize, routes);
    return new PrivacyFixture({ sequelize, room, people, examRoom, consents, api, drop });
  }

  async stop(): Promise<void> {
    await this.api.stop();
    await this.drop();
  }

  /** What a candidate says about the processing of their face, to the text that is asked. */
  decide(
    actor: Actor,
    decision: 'given' | 'refused' | 'withdrawn',
    version = 1,
    purpose = 'faceData',
  ) {
    const body = { decision, version, language: 'zh-CN' };
    return this.api.call<OwnConsentView>(actor, 'POST', `/my/consents/${purpose}`, body);
  }
}
