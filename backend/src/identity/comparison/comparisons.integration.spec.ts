import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';

import { flowFor, type FaceReason } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { testDirectory } from '../../../test/directory.ts';
import { ExamRoomFixture, shortFlow } from '../../../test/exam-room-fixture.ts';
import { createDatabase } from '../../../test/servers.ts';
import type { AuditAct } from '../../audit/index.ts';
import { createExamRoom, type ExamRoomDomain, type SittingRecord } from '../../exam-room/index.ts';
import { IncidentRecord } from '../../exam-room/incident-record.ts';
import { currentTransaction } from '../../platform/database/transaction.ts';
import { Outbox } from '../../platform/event-stream/outbox.ts';
import { Keyring } from '../../platform/secrets/keyring.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { ExamRecord, ExamRoomRecord, ExamRoomStore } from '../../scheduling/index.ts';
import { FaceResultStore } from '../face-verification/face-result-store.ts';
import type { FaceResult } from '../face-verification/face-result.ts';
import { createPageLinks, IdentityFileStore } from '../identity-file/index.ts';
import { Comparisons } from './comparisons.ts';

describe('comparisons by eye', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let room: ExamRoomFixture;
  let comparisons: Comparisons;
  const results = new FaceResultStore();
  const acts: AuditAct[] = [];

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    const rooms = new ExamRoomStore();
    const examRoom: ExamRoomDomain = createExamRoom(
      sequelize,
      rooms,
      new Outbox(),
      testDirectory({ facesOf: (ids) => comparisons.facesOf(ids) }),
    );
    comparisons = new Comparisons({
      ...{ sequelize, rooms, results },
      storage: {
        store: () => Promise.reject(new Error('unused')),
        read: (key) => Promise.resolve(Readable.from([`bytes of ${key}`])),
        remove: () => Promise.reject(new Error('unused')),
      },
      photoOnFile: () => Promise.resolve(Buffer.from('photo')),
      recordAudit: (act) => {
        // The log itself throws outside of any.
        currentTransaction();
        acts.push(act);
        return Promise.resolve();
      },
      identityFiles: new IdentityFileStore(sequelize),
      pageLinks: createPageLinks(new Keyring('x'.repeat(64))),
      people: () => Promise.resolve(new Map()),
      noteOnSitting: examRoom.noteOnSitting,
      staffSitting: examRoom.staffSitting,
    });
  });
  beforeEach(async () => {
    room = await ExamRoomFixture.create(sequelize);
    const flow = flowFor('interview', { ...shortFlow, faceVerification: 'required' });
    await ExamRecord.update({ settings: JSON.stringify(flow) }, { where: { id: room.examId } });
    acts.length = 0;
  });
  afterAll(() => drop());

  const idsOf = ({ id }: Pick<SittingRecord, 'id'>) => ({
    examRoomId: room.examRoomId,
    sittingId: id,
  });
  const conclude = (
    sitting: SittingRecord,
    reason: FaceReason | null,
    by: Pick<FaceResult, 'source' | 'model'> = { source: 'local', model: 'm' },
  ) =>
    results.add({
      sittingId: sitting.id,
      ...{ schoolId: room.schoolId, candidateId: sitting.candidateId },
      ...{ outcome: reason === null ? 'verified' : 'notVerified', reason, fault: null },
      ...{ ...by, similarity: 0.4, threshold: 0.62, triesUsed: 3 },
      ...{ cameraLabel: 'Camera', bestFrameKey: 'frame', sessionId: null, at: new Date() },
    });
  const same = { outcome: 'samePerson', note: null } as const;
  const other = { outcome: 'otherPerson', note: '证件照片不符' } as const;
  const faceOf = async ({ id }: SittingRecord) => (await comparisons.facesOf([id])).get(id);
  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: unknown) => (error as { code?: unknown }).code ?? error,
    );

  it('raise no alarm for who is verified, and one for everybody else', async () => {
    const verified = (await room.seat('waiting')).sitting;
    const refused = (await room.seat('waiting')).sitting;
    const untried = (await room.seat('waiting')).sitting;
    await conclude(verified, null);
    await conclude(refused, 'mismatch');
    expect(await faceOf(verified)).toEqual(
      jasmine.objectContaining({ standing: 'verified', alarm: false }),
    );
    expect(await faceOf(refused)).toEqual(
      jasmine.objectContaining({ standing: 'notVerified', reason: 'mismatch', alarm: true }),
    );
    expect(await faceOf(untried)).toEqual(
      jasmine.objectContaining({ standing: 'pending', tries: 0, alarm: true }),
    );
  });

  it('tell who verified outside of the portal', async () => {
    const { sitting: inside } = await room.seat('waiting');
    const { sitting: outside } = await room.seat('waiting');
    await conclude(inside, null);
    await conclude(outside, null, { source: 'authority', model: 'aliyun' });
    expect((await faceOf(inside))?.authority).toBeNull();
    expect(await faceOf(outside)).toEqual(
      jasmine.objectContaining({ standing: 'verified', authority: 'aliyun', alarm: false }),
    );
  });

  it('end the alarm for every role of the room, and are in the audit log', async () => {
    for (const role of ['waitingExaminer', 'mainExaminer', 'panelExaminer'] as const) {
      const examiner = await room.staff(role);
      const { sitting } = await room.seat('waiting');
      await conclude(sitting, 'notLive');
      await comparisons.record(examiner, idsOf(sitting), same);
      const face = await faceOf(sitting);
      expect(face?.alarm).withContext(role).toBeFalse();
      expect(face?.comparison?.by.personId).toBe(examiner.personId);
      expect(acts.at(-1)).toEqual(
        jasmine.objectContaining({
          action: 'face.compared',
          subject: { kind: 'sitting', id: sitting.id },
          after: { outcome: 'samePerson' },
        }),
      );
    }
  });

  it('raise the alarm again, with an incident, when somebody sees another person', async () => {
    const examiner = await room.staff('mainExaminer');
    const { sitting } = await room.seat('inRoom');
    await conclude(sitting, null);
    await comparisons.record(examiner, idsOf(sitting), same);
    await comparisons.record(examiner, idsOf(sitting), other);
    expect((await faceOf(sitting))?.alarm).toBeTrue();
    const incidents = await IncidentRecord.findAll({ where: { sittingId: sitting.id } });
    expect(incidents.map(({ kind }) => kind)).toEqual(['otherPerson']);
    const { comparisons: history } = await comparisons.evidence(examiner, idsOf(sitting));
    expect(history.map(({ outcome, note }) => [outcome, note])).toEqual([
      ['otherPerson', '证件照片不符'],
      ['samePerson', null],
    ]);
  });

  it('both stand when two examiners record at the same moment', async () => {
    const { sitting } = await room.seat('waiting');
    const examiners = [await room.staff('waitingExaminer'), await room.staff('mainExaminer')];
    await Promise.all(examiners.map((one) => comparisons.record(one, idsOf(sitting), same)));
    const [first] = examiners as [Actor];
    expect((await comparisons.evidence(first, idsOf(sitting))).comparisons.length).toBe(2);
  });

  it('cannot be made of who is not there, or after the room has ended', async () => {
    const examiner = await room.staff('waitingExaminer');
    const away = (await room.seat('scheduled')).sitting;
    const here = (await room.seat('waiting')).sitting;
    expect(await codeOf(comparisons.record(examiner, idsOf(away), same))).toBe(
      'candidate-not-here',
    );
    expect((await comparisons.evidence(examiner, idsOf(away))).can.compare).toBeFalse();
    await ExamRoomRecord.update({ status: 'ended' }, { where: { id: room.examRoomId } });
    expect(await codeOf(comparisons.record(examiner, idsOf(here), same))).toBe('exam-room-ended');
  });

  it('show pictures to the staff of the room alone, who are named in the audit log', async () => {
    const { sitting } = await room.seat('waiting');
    const ids = idsOf(sitting);
    await conclude(sitting, 'uncertain');
    const examiner = await room.staff('panelExaminer');
    const frame = await comparisons.picture(examiner, ids, 'bestFrame');
    expect(String(await buffer(frame as Readable))).toBe('bytes of frame');
    const photo = await comparisons.picture(examiner, ids, 'photoOnFile');
    expect((photo as Buffer).toString()).toBe('photo');
    expect(acts.map(({ action }) => action)).toEqual([
      'personal-data.viewed',
      'personal-data.viewed',
    ]);
    expect(acts.map(({ after }) => JSON.stringify(after))).toEqual([
      '{"shown":["bestFrame"]}',
      '{"shown":["photoOnFile"]}',
    ]);

    const neighbours = await ExamRoomFixture.create(sequelize, { schoolId: room.schoolId });
    const stranger = await neighbours.staff('mainExaminer');
    for (const work of [
      comparisons.evidence(stranger, ids),
      comparisons.picture(stranger, ids, 'bestFrame'),
      comparisons.record(stranger, ids, same),
    ])
      expect(await codeOf(work)).toBe('forbidden');
    const elsewhere = { examRoomId: neighbours.examRoomId, sittingId: sitting.id };
    expect(await codeOf(comparisons.evidence(stranger, elsewhere))).toBe('sitting-not-found');
    const nobody = { ...ids, sittingId: randomUUID() };
    expect(await codeOf(comparisons.evidence(examiner, nobody))).toBe('sitting-not-found');
  });
});
