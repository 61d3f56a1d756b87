import { once } from 'node:events';

import { ExamRoomFixture } from '../../test/exam-room-fixture.ts';
import { RunningApi } from '../../test/running-api.ts';
import { until } from '../../test/until.ts';
import type { Actor } from '../platform/policy/actor.ts';

describe('who loses their part in a room', () => {
  let api: RunningApi;
  let fixture: ExamRoomFixture;

  beforeAll(async () => {
    api = await RunningApi.start({ background: true });
    fixture = await ExamRoomFixture.create(api.sequelize);
  });
  afterAll(() => api.stop());

  const listen = async (actor: Actor) =>
    api.listen(fixture.examRoomId, await api.caller.signIn(actor));

  it('is shown out of its stream at once, and nobody else is', async () => {
    const gone = await fixture.staff('mainExaminer');
    const stays = await fixture.staff('mainExaminer');
    const [lost, kept] = [await listen(gone), await listen(stays)];
    const ended = once(lost.response, 'end');
    const { examRoomId } = fixture;
    const change = { examRoomId, personId: gone.personId, role: 'mainExaminer', assigned: false };
    const cookie = await api.caller.signIn(await fixture.admin('schoolAdmin'));
    await api.caller.post('/schedule/staff-changes', cookie, { changes: [change] });
    await ended;
    expect(lost.text()).toContain('realtime.part-ended.v1');
    await until(() => kept.text().includes('exam-room.parts-changed.v1'));
    expect(kept.text()).not.toContain('realtime.part-ended.v1');
    expect(lost.response.complete).toBeTrue();
    kept.response.destroy();
  });
});
