import { randomUUID } from 'node:crypto';

import { flowFor } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import {
  AnnouncementReadRecord,
  AnnouncementRecord,
  AnnouncementVersionRecord,
} from '../../announcements/index.ts';
import { createAudit } from '../../audit/index.ts';
import { createDraws } from '../../draws/index.ts';
import { createExamRoom } from '../../exam-room/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { Outbox } from '../../platform/event-stream/outbox.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { ExamRecord, ExamRoomStore, ExamStore, RecusalStore } from '../../scheduling/index.ts';
import { MajorRecord, type PersonStore, SchoolStore } from '../../schools/index.ts';
import { demoFlow } from './demo-flow.ts';
import { createDemoRoom } from './demo-rooms.ts';

export interface NextRoundParts {
  readonly sequelize: Sequelize;
  readonly keyring: Keyring;
  readonly people: PersonStore;
  readonly logger: Logger;
}

export const nextRoundName = '2027 年软件工程专业复试';

const room = {
  name: '软件工程考场',
  number: 5,
  staff: [],
  candidates: ['顾清妍', '程嘉树', '陆思齐', '魏雨彤', '秦沐阳', '纪明轩'],
} as const;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

const texts = [
  '<p>软件工程专业复试将于近日举行，请提前测试电脑、手机和网络。</p>',
  '<p>软件工程专业复试将于近日举行，请提前测试电脑、手机和网络。</p>' +
    '<ul><li>复试当天请提前 60 分钟登录。</li><li>请准备好有效身份证件原件。</li></ul>',
];

/**
 * Gives the demo school an exam that is still to come: its candidates have a place and a drawn
 * order, and an announcement that half of them have read. Does nothing where it is there already.
 */
export async function loadNextRound(
  parts: NextRoundParts,
  school: { readonly id: string; readonly adminId: string },
): Promise<void> {
  const major = await MajorRecord.findOne({ where: { schoolId: school.id, name: '软件工程' } });
  if (!major) return;
  if ((await ExamRecord.count({ where: { schoolId: school.id, name: nextRoundName } })) > 0) return;
  const examId = await inTransaction(parts.sequelize, async () => {
    const now = await databaseNow(parts.sequelize);
    const readers = await seatCandidates(parts.people, major, now);
    await announce(major, school.adminId, readers.people.slice(0, 3), now);
    return readers.examId;
  });
  await drawOrder(parts, { schoolId: school.id, personId: school.adminId }, examId);
}

async function seatCandidates(
  people: PersonStore,
  { id: majorId, schoolId, collegeId }: MajorRecord,
  now: Date,
) {
  const major = { schoolId, collegeId, majorId };
  const exam = await ExamRecord.create({
    ...{ ...major, name: nextRoundName, kind: 'interview', isRehearsal: false },
    ...{ status: 'published', settings: JSON.stringify(flowFor('interview', demoFlow)) },
    ...{ createdAt: now, publishedAt: now },
  });
  // In the morning of the day after tomorrow, in China.
  const startsAt = new Date(Math.ceil(now.getTime() / DAY + 1) * DAY + HOUR);
  const when = { startsAt, endsAt: new Date(startsAt.getTime() + 2 * HOUR) };
  return { examId: exam.id, people: await createDemoRoom(people, exam.id, major, room, when) };
}

/** Published, and changed once since then; these people have read what counts. */
async function announce(
  { id: majorId, schoolId, collegeId }: MajorRecord,
  savedBy: string,
  readers: readonly string[],
  now: Date,
): Promise<void> {
  const announcementId = randomUUID();
  const common = { title: '软件工程专业复试须知', attachmentIds: '[]' };
  await AnnouncementRecord.create({
    ...{ id: announcementId, schoolId, collegeId, majorId, ...common, body: texts.at(-1) ?? '' },
    ...{ state: 'published', mustRead: true, pinned: false, createdBy: savedBy },
    ...{ publishAt: null, publishedAt: now, withdrawnAt: null, changedAt: now, updatedAt: now },
    ...{ version: texts.length, readFrom: 1, revision: texts.length + 1 },
  });
  for (const [index, body] of texts.entries()) {
    const version = { announcementId, version: index + 1, ...common, body };
    await AnnouncementVersionRecord.create({
      ...version,
      ...{ askedAgain: false, savedBy, savedAt: now },
    });
  }
  for (const personId of readers) {
    await AnnouncementReadRecord.create({ announcementId, personId, version: 1, readAt: now });
  }
}

/** What a room shows: nobody looks at one here. */
const unasked = () => Promise.reject(new Error('not asked for here'));

/** A whole draw, as an admin holds it: frozen, with what two people said, and revealed. */
async function drawOrder(
  { sequelize, keyring, people, logger }: NextRoundParts,
  { schoolId, personId }: { readonly schoolId: string; readonly personId: string },
  examId: string,
): Promise<void> {
  const schools = new SchoolStore();
  const rooms = new ExamRoomStore();
  const outbox = new Outbox();
  const { drawnOrder, sittingBook } = createExamRoom(sequelize, rooms, outbox, {
    ...{ people: unasked, college: unasked, majorName: unasked },
    ...{ online: unasked, reopened: {}, identityFileOf: unasked, facesOf: unasked },
  });
  const audit = createAudit({ sequelize, logger });
  const draws = createDraws({
    ...{ sequelize, keyring, outbox, rooms, people, schools, drawnOrder, book: sittingBook },
    ...{ exams: new ExamStore(), recusals: new RecusalStore() },
    recordAudit: (act) => audit.record({ ...act, by: { personId, schoolId, role: 'schoolAdmin' } }),
  });
  const actor: Actor = {
    ...{ personId, schoolId, collegeId: null, sessionId: randomUUID(), role: 'admin' },
    ...{ schoolRoles: new Set(['schoolAdmin'] as const), rolesByRoom: new Map() },
  };
  const kind = 'candidateOrder';
  const drawId = await draws.commit(actor, { kind, examId, examRoomId: null, redrawReason: null });
  await draws.addNonce(actor, drawId, { by: '纪检监察代表', text: '4826' });
  await draws.addNonce(actor, drawId, { by: '考生代表', text: '春风十里' });
  await draws.reveal(actor, drawId, 2);
}
