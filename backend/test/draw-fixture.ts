import {
  commitDrawRequest,
  type CommitDrawRequest,
  type DrawView,
  type PublicDrawView,
} from '@exam/contracts/draws';
import type { SittingStatus } from '@exam/contracts';
import type { z } from 'zod';

import type { AuditAct } from '../src/audit/index.ts';
import { createAddNonce } from '../src/draws/commands/add-nonce.ts';
import { createRevealDraw, createVoidDraw } from '../src/draws/commands/close-draw.ts';
import { createCommitDraw } from '../src/draws/commands/commit-draw.ts';
import type { DrawDependencies } from '../src/draws/commands/dependencies.ts';
import { DrawStore } from '../src/draws/draw-store.ts';
import { DrawSubjects } from '../src/draws/draw-subject.ts';
import { DrawQueries } from '../src/draws/queries/draw-queries.ts';
import { createTellDraw } from '../src/draws/tell-draw.ts';
import { createExamRoom, SittingRecord } from '../src/exam-room/index.ts';
import { Outbox } from '../src/platform/event-stream/outbox.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { Keyring } from '../src/platform/secrets/keyring.ts';
import { ExamRoomRecord, ExamRoomStore, ExamStore, RecusalStore } from '../src/scheduling/index.ts';
import { SchoolStore } from '../src/schools/index.ts';
import { testDirectory } from './directory.ts';
import { ExamRoomFixture } from './exam-room-fixture.ts';
import { testPeople, testSecret } from './people.ts';
import { createDatabase } from './servers.ts';

/** A database for draws: each spec begins with a school of its own in it. */
export async function startDraws() {
  const { sequelize, drop } = await createDatabase();
  // Binds the tables.
  await ExamRoomFixture.create(sequelize);
  const { people } = await testPeople(sequelize);
  return {
    sequelize,
    stop: drop,
    school: async () => {
      const room = await ExamRoomFixture.create(sequelize);
      const examId = (await ExamRoomRecord.findByPk(room.examRoomId))?.examId ?? '';
      const admin = await room.admin('schoolAdmin');
      return new DrawFixture({ sequelize, people }, { room, examId, admin });
    },
  };
}

interface School {
  readonly room: ExamRoomFixture;
  readonly examId: string;
  readonly admin: Actor;
}

/** A school with an exam of one room, whose admin draws. */
export class DrawFixture {
  readonly room: ExamRoomFixture;
  readonly examId: string;
  readonly admin: Actor;
  /** What was recorded of it. */
  readonly acts: AuditAct[] = [];
  private needs: DrawDependencies & { readonly exams: ExamStore };

  constructor(
    { sequelize, people }: Pick<DrawDependencies, 'sequelize' | 'people'>,
    { room, examId, admin }: School,
  ) {
    this.room = room;
    this.examId = examId;
    this.admin = admin;
    const outbox = new Outbox();
    const rooms = new ExamRoomStore();
    const { drawnOrder, sittingBook } = createExamRoom(sequelize, rooms, outbox, testDirectory());
    const exams = new ExamStore();
    const recusals = new RecusalStore();
    this.needs = {
      ...{ sequelize, rooms, people, exams, drawnOrder, recusals },
      tellDraw: createTellDraw(outbox),
      book: sittingBook,
      keyring: new Keyring(testSecret),
      draws: new DrawStore(),
      subjects: new DrawSubjects({ exams, people, drawnOrder, rooms, recusals }),
      schools: new SchoolStore(),
      recordAudit: (act) => Promise.resolve(void this.acts.push(act)),
    };
  }

  /** As another process would go on: with nothing but the database and the secret. */
  restart(): void {
    this.needs = { ...this.needs, keyring: new Keyring(testSecret), draws: new DrawStore() };
  }

  get queries(): DrawQueries {
    return new DrawQueries(this.needs);
  }

  seat(count: number, status: SittingStatus = 'scheduled') {
    return Promise.all(Array.from({ length: count }, () => this.room.seat(status)));
  }

  /** A second room of the same exam, which nobody has opened; its id. */
  async anotherRoom(): Promise<string> {
    const { id } = await ExamRoomRecord.create({
      ...{ schoolId: this.room.schoolId, examId: this.examId, name: '第 2 考场' },
      startsAt: new Date(Date.now() + 3_600_000),
      endsAt: new Date(Date.now() + 7_200_000),
    });
    return id;
  }

  /** Keeps a member of the staff away from a candidate. */
  recuse(staffId: string, candidateId: string): Promise<unknown> {
    return this.needs.recusals.add({
      ...{ schoolId: this.room.schoolId, staffId, candidateId, reason: '亲属' },
      ...{ createdBy: this.admin.personId, createdAt: new Date() },
    });
  }

  /** A request to draw the room's candidate order, or what else is asked for. */
  order(more: object = {}): CommitDrawRequest {
    return commitDrawRequest.parse({
      ...{ kind: 'candidateOrder', examId: this.examId, examRoomId: this.room.examRoomId },
      ...more,
    } satisfies z.input<typeof commitDrawRequest>);
  }

  async commit(request = this.order(), by = this.admin): Promise<DrawView> {
    return this.queries.view(by, await createCommitDraw(this.needs)(by, request));
  }

  /** Commits to a draw that somebody has said a nonce to; its id. */
  async committed(request = this.order()): Promise<string> {
    const { id } = (await this.commit(request)).record.announcement;
    await this.say(id, '7294');
    return id;
  }

  say(id: string, text: string, by = this.admin): Promise<unknown> {
    return createAddNonce(this.needs)(by, id, { by: '纪检监督员', text });
  }

  async reveal(id: string, seen = 1, by = this.admin): Promise<DrawView> {
    await createRevealDraw(this.needs)(by, id, seen);
    return this.queries.view(by, id);
  }

  void(id: string, reason: string, by = this.admin): Promise<unknown> {
    return createVoidDraw(this.needs)(by, id, reason);
  }

  /** What everybody may see. */
  published(id: string): Promise<PublicDrawView> {
    return this.queries.viewPublicly(id);
  }

  /** Places of a room's candidates in its order, with their numbers. */
  async positions(examRoomId: string = this.room.examRoomId) {
    const where = { examRoomId };
    const sittings = await SittingRecord.findAll({ where, order: ['drawnPosition'] });
    const people = await this.needs.people.list(sittings.map(({ candidateId }) => candidateId));
    const numberOf = new Map(people.map(({ id, candidateNumber }) => [id, candidateNumber]));
    return sittings.map(({ candidateId, drawnPosition }) => [
      drawnPosition,
      numberOf.get(candidateId),
    ]);
  }
}

/** Candidate numbers as `positions` gives them. */
export function ranked(numbers: readonly string[] = []) {
  return numbers.map((number, index) => [index + 1, number]);
}

/** The order that was drawn, room by room. */
export function drawnOrder({ record: { outcome } }: DrawView) {
  if (outcome?.status !== 'revealed' || !('order' in outcome.result)) throw new Error('no order');
  return outcome.result.order;
}

export const refusal = (code: string) => jasmine.objectContaining({ code });
