import { createHash, randomUUID } from 'node:crypto';

import { flowFor, type IdentityDocument, type SchoolRole } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { AuditAct } from '../src/audit/index.ts';
import { createExamRoom } from '../src/exam-room/index.ts';
import { submit, withPages } from '../src/identity/identity-file/identity-file.ts';
import {
  createPageLinks,
  IdentityFileStore,
  type IdentityFile,
} from '../src/identity/identity-file/index.ts';
import { createIdentityReview, type IdentityReview } from '../src/identity/review/index.ts';
import { createNotifications, type Notifications } from '../src/notifications/index.ts';
import { databaseNow } from '../src/platform/database/database-clock.ts';
import { inTransaction } from '../src/platform/database/transaction.ts';
import { Outbox, OutboxRecord } from '../src/platform/event-stream/outbox.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { Keyring } from '../src/platform/secrets/keyring.ts';
import { ExamRecord, ExamRoomStore } from '../src/scheduling/index.ts';
import { SchoolStore } from '../src/schools/index.ts';
import { testDirectory } from './directory.ts';
import { ExamRoomFixture, shortFlow } from './exam-room-fixture.ts';
import { testPeople, testSecret } from './people.ts';

const document = (name: string, required: boolean): IdentityDocument => ({
  ...{ id: randomUUID(), name, note: '', pages: 2, format: 'either', required },
  holdsPhoto: false,
  example: null,
});

/** What the exam of the fixture asks for. */
export const idCard = document('身份证人像面', true);
export const degree = document('学历证书', false);

interface SentFile {
  /** Of each page. */
  readonly pixels?: number;
  /** Of each page's file; its own by default. */
  readonly picture?: string;
}

/** An exam that asks for two documents, and the review of what candidates hand in. */
export class ReviewFixture {
  readonly room: ExamRoomFixture;
  readonly acts: AuditAct[] = [];
  readonly files: IdentityFileStore;
  readonly notifications: Notifications;
  readonly review: IdentityReview;
  private readonly sequelize: Sequelize;

  private constructor(
    sequelize: Sequelize,
    room: ExamRoomFixture,
    { people, personalData }: Awaited<ReturnType<typeof testPeople>>,
  ) {
    this.sequelize = sequelize;
    this.room = room;
    this.files = new IdentityFileStore(sequelize);
    const outbox = new Outbox();
    const keyring = new Keyring(testSecret);
    this.notifications = createNotifications({
      ...{ sequelize, outbox, keyring },
      config: {
        DEMO_MODE: true,
        SMS_PROVIDER: 'demo',
        ALIYUN_SMS_ENDPOINT: '',
        TENCENT_SMS_ENDPOINT: '',
        TENCENT_SMS_REGION: '',
      },
    });
    const rooms = new ExamRoomStore();
    const examRoom = createExamRoom(sequelize, rooms, outbox, testDirectory());
    this.review = createIdentityReview({
      ...{ sequelize, outbox, people, rooms, files: this.files },
      schools: new SchoolStore(),
      linksOf: createPageLinks(keyring).linksOf,
      completeFlowStep: examRoom.completeFlowStep,
      notices: this.notifications.notices,
      phoneOf: (person) => personalData.phoneOf(person),
      recordAudit: (act) => {
        this.acts.push(act);
        return Promise.resolve();
      },
    });
  }

  /** An exam in a school of its own, or in the school or college that is given. */
  static async create(
    sequelize: Sequelize,
    within: { readonly schoolId?: string; readonly collegeId?: string } = {},
  ): Promise<ReviewFixture> {
    const room = await ExamRoomFixture.create(sequelize, within);
    const identityFile = { asked: true, documents: [idCard, degree] };
    const settings = JSON.stringify(flowFor('interview', { ...shortFlow, identityFile }));
    await ExamRecord.update({ settings }, { where: { id: room.examId } });
    return new ReviewFixture(sequelize, room, await testPeople(sequelize));
  }

  reviewer(role: SchoolRole = 'schoolAdmin'): Promise<Actor> {
    return this.room.admin(role);
  }

  /** A candidate who has handed in both documents; the id of the sitting. */
  async handIn(sent: SentFile = {}): Promise<{ sittingId: string; candidateId: string }> {
    const { sitting, actor } = await this.room.seat('scheduled');
    await this.send(sitting.id, [idCard, degree], sent);
    return { sittingId: sitting.id, candidateId: actor.personId };
  }

  /** Takes new pages for these documents, and hands the file in. */
  async send(
    sittingId: string,
    documents: readonly IdentityDocument[],
    sent: SentFile = {},
  ): Promise<void> {
    await inTransaction(this.sequelize, async () => {
      let file = await this.files.lock(sittingId, this.room.schoolId);
      for (const { id } of documents) file = withPages(file, id, [page(sittingId, id, sent)]);
      const handedIn = submit(file, [idCard, degree], await databaseNow(this.sequelize));
      await this.files.save(handedIn);
      await this.files.openRound(handedIn, [idCard, degree]);
    });
  }

  /** As it is now. */
  async file(sittingId: string): Promise<IdentityFile> {
    const file = await this.files.find(sittingId);
    if (!file) throw new Error('no file');
    return file;
  }

  /** Answers as the route does, without HTTP; its errors reject. */
  async call<T>(
    name: string,
    actor: Actor,
    input: { params?: object; query?: object; body?: object } = {},
  ): Promise<T> {
    const route = this.review.routes.find(({ method, path }) => `${method} ${path}` === name);
    if (!route) throw new Error(`no route ${name}`);
    const { params, query, body } = route;
    const handle = route.handle as (given: object) => unknown;
    const answer = await handle({
      actor,
      params: params?.parse(input.params),
      query: query?.parse(input.query ?? {}),
      body: body?.parse(input.body),
    });
    return (route.answer ? route.answer.parse(answer) : answer) as T;
  }

  /** Lets the time pass in which a decision could be taken back, and gives effect to all. */
  async settle(): Promise<void> {
    await this.sequelize.query(
      `UPDATE identity_decision SET settles_at = NOW(3) - INTERVAL 1 SECOND
       WHERE state = 'pending' AND school_id = ?`,
      { replacements: [this.room.schoolId] },
    );
    await this.review.settleDecisions();
  }

  /** Names of the events that wait on a stream. */
  async events(stream: string): Promise<string[]> {
    const rows = await OutboxRecord.findAll({ where: { stream }, order: ['sequence'] });
    return rows.map(({ name }) => name);
  }

  /** How many messages were asked for in this school. */
  async messages(): Promise<number> {
    const { schoolId } = this.room;
    return (await this.notifications.quota.view({ schoolId, zone: 'Asia/Shanghai' })).day.used;
  }
}

function page(
  sittingId: string,
  documentId: string,
  { pixels = 1200, picture = randomUUID() }: SentFile,
): IdentityFile['pages'][number] {
  return {
    ...{ id: randomUUID(), sittingId, documentId, position: 0 },
    ...{ picture: 'x', preview: 'x', width: pixels, height: pixels },
    ...{ source: 'jpeg', sourcePage: 1, name: 'x.jpg', via: 'computer' },
    sha256: createHash('sha256').update(`${documentId} ${picture}`).digest('hex'),
    uploadedAt: new Date(),
  };
}
