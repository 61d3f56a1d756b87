import {
  type DrawFixture,
  drawnOrder,
  ranked,
  refusal,
  startDraws,
} from '../../test/draw-fixture.ts';
import { SittingRecord } from '../exam-room/index.ts';
import { ExamRoomStaffRecord } from '../scheduling/index.ts';

describe('A draw of candidates', () => {
  let draws: Awaited<ReturnType<typeof startDraws>>;
  let draw: DrawFixture;
  beforeAll(async () => {
    draws = await startDraws();
  });
  afterAll(() => draws.stop());
  beforeEach(async () => {
    draw = await draws.school();
  });

  it('is refused once somebody was called', async () => {
    await draw.seat(3, 'ready');
    const id = await draw.committed();
    const [first] = await SittingRecord.findAll({ where: { examRoomId: draw.room.examRoomId } });
    await first?.update({ status: 'inRoom' });
    const before = await draw.positions();
    expect((await draw.queries.view(draw.admin, id)).obstacle).toBe('draw-candidates-called');
    await expectAsync(draw.reveal(id)).toBeRejectedWith(refusal('draw-candidates-called'));
    expect((await draw.queries.view(draw.admin, id)).record.outcome).toBeNull();
    expect(await draw.positions()).toEqual(before);
    await draw.void(id, '已开考');
    await expectAsync(draw.commit()).toBeRejectedWith(refusal('draw-candidates-called'));
  });

  it('is refused when others are there than were frozen', async () => {
    await draw.seat(3);
    const id = await draw.committed();
    await draw.seat(1);
    expect((await draw.queries.view(draw.admin, id)).obstacle).toBe('draw-list-changed');
    await expectAsync(draw.reveal(id)).toBeRejectedWith(refusal('draw-list-changed'));
  });

  it('draws the candidates of an exam over its rooms', async () => {
    await draw.seat(5);
    const other = await draw.anotherRoom();
    const sittings = await SittingRecord.findAll({ where: { examRoomId: draw.room.examRoomId } });
    await sittings[0]?.update({ examRoomId: other });
    await sittings[1]?.update({ examRoomId: other });
    const id = await draw.committed(draw.order({ examRoomId: null }));
    const [first, second] = drawnOrder(await draw.reveal(id));
    expect([first?.candidates.length, second?.candidates.length]).toEqual([3, 2]);
    expect(await draw.positions()).toEqual(ranked(first?.candidates));
    expect(await draw.positions(other)).toEqual(ranked(second?.candidates));
  });

  it('brings nobody over several rooms to whom they must not meet', async () => {
    const [first] = await draw.seat(3);
    const other = await draw.anotherRoom();
    const [last] = await SittingRecord.findAll({
      where: { examRoomId: draw.room.examRoomId },
      order: [['drawnPosition', 'DESC']],
    });
    await last?.update({ examRoomId: other });
    const { personId } = await draw.room.staff();
    const candidateId = first?.actor.personId ?? '';
    await draw.recuse(personId, candidateId);
    const wholeExam = draw.order({ examRoomId: null });
    const id = await draw.committed(wholeExam);

    // Whoever joins the staff after the commitment stands against it, whatever would come out.
    await ExamRoomStaffRecord.create({ examRoomId: other, personId, role: 'panelExaminer' });
    expect((await draw.queries.view(draw.admin, id)).obstacle).toBe('draw-recusals');
    await expectAsync(draw.reveal(id)).toBeRejectedWith(refusal('draw-recusals'));
    await draw.void(id, '考官须回避');
    const again = draw.order({ examRoomId: null, redrawReason: '更换考官' });
    await expectAsync(draw.commit(again)).toBeRejectedWith(refusal('draw-recusals'));
    const { recusals } = await draw.queries.viewSubject(draw.admin, {
      kind: 'candidateOrder',
      examId: draw.examId,
    });
    expect(recusals).toEqual([
      {
        roomName: '第 2 考场',
        staffName: '测试',
        candidate: { number: candidateId, name: '测*' },
      },
    ]);

    // Within one room an order brings nobody together who was not together before.
    expect((await draw.commit()).record.announcement.room).not.toBeNull();
    await ExamRoomStaffRecord.destroy({ where: { examRoomId: other, personId } });
    const { obstacle } = await draw.queries.viewSubject(draw.admin, {
      kind: 'candidateOrder',
      examId: draw.examId,
    });
    expect(obstacle).toBeNull();
  });

  it('moves nobody to another room who waits already', async () => {
    await draw.seat(2, 'waiting');
    await draw.anotherRoom();
    await expectAsync(draw.commit(draw.order({ examRoomId: null }))).toBeRejectedWith(
      refusal('draw-candidates-waiting'),
    );
    expect((await draw.commit()).record.announcement.room).not.toBeNull();
  });

  it('deals question sets, and changes nothing of the exam', async () => {
    await draw.seat(5);
    const before = await draw.positions();
    const request = { kind: 'questionSets', per: 'candidate', sets: ['甲卷', '乙卷'] };
    const id = await draw.committed(draw.order(request));
    const { outcome } = (await draw.reveal(id)).record;
    if (outcome?.status !== 'revealed' || !('assigned' in outcome.result)) throw new Error('none');
    expect(outcome.result.assigned.length).toBe(5);
    expect(await draw.positions()).toEqual(before);
    const twice = draw.order({ ...request, sets: ['甲卷', '甲卷'], redrawReason: '补题' });
    await expectAsync(draw.commit(twice)).toBeRejectedWith(refusal('invalid-request'));
  });
});
