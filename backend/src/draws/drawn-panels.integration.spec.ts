import { verifyDraw } from '@exam/contracts/draws';

import { type DrawFixture, refusal, startDraws } from '../../test/draw-fixture.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { ExamRoomRecord, ExamRoomStaffRecord } from '../scheduling/index.ts';

describe('A draw of panels', () => {
  let draws: Awaited<ReturnType<typeof startDraws>>;
  let draw: DrawFixture;
  beforeAll(async () => {
    draws = await startDraws();
  });
  afterAll(() => draws.stop());
  beforeEach(async () => {
    draw = await draws.school();
  });

  let target: string;
  let staff: Actor[];

  beforeEach(async () => {
    target = await draw.anotherRoom();
    staff = await Promise.all(Array.from({ length: 4 }, () => draw.room.staff()));
  });

  const panel = (more: object = {}) =>
    draw.order({
      ...{ kind: 'panelMembers', examRoomId: target },
      pool: staff.map(({ personId }) => ({ personId, roles: ['mainExaminer', 'panelExaminer'] })),
      rooms: [
        {
          examRoomId: target,
          seats: [
            { role: 'panelExaminer', count: 2 },
            { role: 'mainExaminer', count: 1 },
          ],
          recused: [staff[0]?.personId],
        },
      ],
      ...more,
    });

  it('puts those who were drawn on the staff, and takes off who had their roles', async () => {
    const former = await draw.room.staff();
    for (const role of ['panelExaminer', 'waitingExaminer'] as const) {
      const row = { examRoomId: target, personId: former.personId, role };
      await ExamRoomStaffRecord.create(row);
    }
    const id = await draw.committed(panel());
    expect((await verifyDraw((await draw.reveal(id)).record)).verdict).toBe('genuine');
    const rows = await ExamRoomStaffRecord.findAll({ where: { examRoomId: target } });
    const eligible = staff.slice(1).map(({ personId }) => personId);
    expect(rows.filter(({ role }) => role === 'mainExaminer').length).toBe(1);
    const drawn = rows.filter(({ role }) => role !== 'waitingExaminer');
    expect(new Set(drawn.map(({ personId }) => personId))).toEqual(new Set(eligible));
    expect(rows.filter(({ personId }) => personId === former.personId).length).toBe(1);
  });

  it('ends the talk of a waiting examiner who is drawn out, and nobody else’s', async () => {
    const [leaving, staying] = [await draw.room.staff(), await draw.room.staff()];
    for (const { personId } of [leaving, staying]) {
      const row = { examRoomId: target, personId, role: 'waitingExaminer' } as const;
      await ExamRoomStaffRecord.create(row);
    }
    const talkOf = async ({ personId }: Actor) => {
      const { sitting } = await draw.room.seat('waiting');
      return sitting.update({ examRoomId: target, status: 'inTalk', talkingWith: personId });
    };
    const [ends, goesOn] = [await talkOf(leaving), await talkOf(staying)];
    const ofRoom = { examRoomId: target, seats: [{ role: 'waitingExaminer', count: 1 }] };
    const pool = [{ personId: staying.personId, roles: ['waitingExaminer'] }];
    const request = panel({ pool, rooms: [{ ...ofRoom, recused: [] }] });
    const id = await draw.committed(request);
    await draw.reveal(id);
    await Promise.all([ends.reload(), goesOn.reload()]);
    expect([ends.status, ends.talkingWith]).toEqual(['waiting', null]);
    expect([goesOn.status, goesOn.talkingWith]).toEqual(['inTalk', staying.personId]);
  });

  it('is refused when it cannot be filled, or the room is open', async () => {
    const two = staff.slice(0, 3).map(({ personId }) => ({ personId, roles: ['mainExaminer'] }));
    await expectAsync(draw.commit(panel({ pool: two }))).toBeRejectedWith(
      refusal('draw-panel-unfillable'),
    );
    await expectAsync(draw.commit(panel({ examRoomId: null }))).toBeRejectedWith(
      refusal('draw-room-open'),
    );
    const id = await draw.committed(panel());
    await ExamRoomRecord.update({ status: 'open' }, { where: { id: target } });
    await expectAsync(draw.reveal(id)).toBeRejectedWith(refusal('draw-room-open'));
  });

  it('never puts somebody where one of the candidates is, from whom they are recused', async () => {
    const { actor, sitting } = await draw.room.seat('scheduled');
    await sitting.update({ examRoomId: target });
    await draw.recuse(staff[3]?.personId ?? '', actor.personId);
    const { staff: offered } = await draw.queries.viewSubject(draw.admin, {
      ...{ kind: 'panelMembers', examId: draw.examId, examRoomId: target },
    });
    const recused = offered.filter(({ recusedFrom }) => recusedFrom.includes(target));
    expect(recused.map(({ personId }) => personId)).toEqual([staff[3]?.personId ?? '']);
    // Of four, one is recused by the request and one by the record.
    await expectAsync(draw.commit(panel())).toBeRejectedWith(refusal('draw-panel-unfillable'));
  });

  it('takes nobody of another school into the pool', async () => {
    const other = await draws.school();
    const stranger = { personId: (await other.room.staff()).personId, roles: ['mainExaminer'] };
    await expectAsync(draw.commit(panel({ pool: [stranger] }))).toBeRejectedWith(
      refusal('not-found'),
    );
  });
});
