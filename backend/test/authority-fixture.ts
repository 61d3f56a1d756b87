import { flowFor, type FaceVerificationView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { AuditAct } from '../src/audit/index.ts';
import { SittingRecord } from '../src/exam-room/index.ts';
import { createAuthority } from '../src/identity/authority/index.ts';
import type {
  AuthorityAnswer,
  AuthoritySubject,
} from '../src/identity/authority/identity-authority.ts';
import { createFaceVerification } from '../src/identity/face-verification/index.ts';
import { NotFoundError } from '../src/platform/errors/app-error.ts';
import { Outbox } from '../src/platform/event-stream/outbox.ts';
import type { Route } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { ExamRecord, ExamRoomStore } from '../src/scheduling/index.ts';
import { ExamRoomFixture, shortFlow } from './exam-room-fixture.ts';

const headers: Readonly<Record<string, string>> = {
  'User-Agent': 'Mozilla/5.0',
  Origin: 'https://exam.test',
};

/** A room whose exam verifies faces, with an authority that answers as a spec tells it. */
export class AuthorityFixture {
  readonly room: ExamRoomFixture;
  readonly asked: AuthoritySubject[] = [];
  readonly acts: AuditAct[] = [];
  /** Sittings whose step was completed. */
  readonly completed: string[] = [];
  wanted = true;
  /** What the authority says; an error is thrown. */
  begins: () => Promise<{ ref: string; url?: string }> = () =>
    Promise.resolve({ ref: 'ref-1', url: 'https://authority.test/h5' });
  answers: () => Promise<AuthorityAnswer> = () => Promise.resolve({ status: 'pending' });
  readonly faces: ReturnType<typeof createFaceVerification>;
  private readonly routes: readonly Route[];

  private constructor(sequelize: Sequelize, room: ExamRoomFixture) {
    this.room = room;
    const shared = {
      ...{ sequelize, rooms: new ExamRoomStore() },
      requireConsent: () => Promise.resolve(),
      photoOnFile: () => Promise.resolve(Buffer.from('a photo')),
      ownSitting,
      recordAudit: (act: AuditAct) => {
        this.acts.push(act);
        return Promise.resolve();
      },
    };
    const nothing = () => Promise.resolve();
    this.faces = createFaceVerification({
      ...{ ...shared, outbox: new Outbox(), workers: () => Promise.resolve(1), tellRoom: nothing },
      files: {
        store: () => Promise.resolve('x'),
        read: () => Promise.reject(new Error('unused')),
        remove: nothing,
      },
      completeFlowStep: (_schoolId, sittingId) => {
        this.completed.push(sittingId);
        return Promise.resolve();
      },
    });
    const verdictOf = (sittingId: string) => this.faces.results.find(sittingId);
    this.routes = createAuthority({
      ...{ ...shared, driver: 'aliyun' },
      authority: {
        start: (subject) => {
          this.asked.push(subject);
          return this.begins();
        },
        result: () => this.answers(),
      },
      subjectOf: () => Promise.resolve({ name: '测试', idNumber: '110101199003070038' }),
      isWanted: () => Promise.resolve(this.wanted),
      isVerified: async (sittingId) => (await verdictOf(sittingId))?.outcome === 'verified',
      confirm: this.faces.confirmByAuthority,
    }).routes;
  }

  static async create(sequelize: Sequelize): Promise<AuthorityFixture> {
    const room = await ExamRoomFixture.create(sequelize);
    const flow = flowFor('interview', { ...shortFlow, faceVerification: 'required' });
    const settings = JSON.stringify(flow);
    await ExamRecord.update({ settings }, { where: { id: room.examId } });
    return new AuthorityFixture(sequelize, room);
  }

  /** Answers as the route does, without HTTP; its errors reject. */
  async call<T>(name: string, actor: Actor, params: object, body?: object): Promise<T> {
    const all = [...this.routes, ...this.faces.routes];
    const route = all.find(({ method, path }) => `${method} ${path}` === name);
    if (!route) throw new Error(`no route ${name}`);
    const handle = route.handle as (given: object) => Promise<unknown>;
    const ctx = { get: (name: string) => headers[name] };
    const parsed = { params: route.params?.parse(params), body: route.body?.parse(body) };
    return route.answer?.parse(await handle({ actor, ctx, ...parsed })) as T;
  }

  /** The candidate's own face verification. */
  view(actor: Actor, sittingId: string): Promise<FaceVerificationView> {
    return this.call('get /my/sittings/:sittingId/face-verification', actor, { sittingId });
  }
}

async function ownSitting({ personId }: Actor, id: string) {
  const sitting = await SittingRecord.findOne({ where: { id, candidateId: personId } });
  if (!sitting) throw new NotFoundError('sitting-not-found', id);
  return sitting.get({ plain: true });
}
