import { flowFor } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { testDirectory } from '../../test/directory.ts';
import { ExamRoomFixture, shortFlow } from '../../test/exam-room-fixture.ts';
import { createDatabase } from '../../test/servers.ts';
import { createExamRoom } from '../exam-room/index.ts';
import { Outbox, OutboxRecord } from '../platform/event-stream/outbox.ts';
import { ExamRecord, ExamRoomStore } from '../scheduling/index.ts';
import { ChatStore } from './chat-store.ts';
import { Chat } from './chat.ts';

const refusal = (code: string) => jasmine.objectContaining({ code });

describe('Chat', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let room: ExamRoomFixture;
  let chat: Chat;

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    const rooms = new ExamRoomStore();
    const outbox = new Outbox();
    const directory = testDirectory();
    const { people } = directory;
    const { ownSitting, candidateOf } = createExamRoom(sequelize, rooms, outbox, directory);
    const messages = new ChatStore();
    chat = new Chat({ sequelize, rooms, messages, outbox, people, ownSitting, candidateOf });
  });
  beforeEach(async () => {
    room = await ExamRoomFixture.create(sequelize);
    await OutboxRecord.destroy({ where: {} });
  });
  afterAll(() => drop());

  const texts = (messages: readonly { text: string }[]) => messages.map(({ text }) => text);
  const audiences = async () =>
    (await OutboxRecord.findAll({ order: ['sequence'] })).map(
      ({ audience }) => JSON.parse(audience) as unknown,
    );

  it('lets a candidate read what is theirs and what is for all, and nothing else', async () => {
    const waiting = await room.staff('waitingExaminer');
    const one = await room.seat('waiting');
    const two = await room.seat('waiting');
    await chat.writeAsCandidate(one.actor, one.sitting.id, '老师好');
    await chat.writeAsStaff(waiting, room.examRoomId, {
      sittingId: two.sitting.id,
      text: '请稍候',
    });
    await chat.writeAsStaff(waiting, room.examRoomId, { sittingId: null, text: '各位请准备' });

    expect(texts(await chat.readAsCandidate(one.actor, one.sitting.id))).toEqual([
      '老师好',
      '各位请准备',
    ]);
    expect(texts(await chat.readAsCandidate(two.actor, two.sitting.id))).toEqual([
      '请稍候',
      '各位请准备',
    ]);
    expect(texts(await chat.readAsStaff(waiting, room.examRoomId))).toEqual([
      '老师好',
      '请稍候',
      '各位请准备',
    ]);
    expect(await audiences()).toEqual([
      { staff: true, personIds: [one.actor.personId] },
      { staff: true, personIds: [two.actor.personId] },
      { staff: true, candidates: true },
    ]);
  });

  it('reaches no sitting of another candidate, room or school', async () => {
    const main = await room.staff('mainExaminer');
    const one = await room.seat('waiting');
    const two = await room.seat('waiting');
    const other = await ExamRoomFixture.create(sequelize);
    const far = await other.seat('waiting');
    await expectAsync(chat.writeAsCandidate(one.actor, two.sitting.id, 'x')).toBeRejectedWith(
      refusal('sitting-not-found'),
    );
    await expectAsync(chat.readAsCandidate(one.actor, far.sitting.id)).toBeRejectedWith(
      refusal('sitting-not-found'),
    );
    const message = { sittingId: far.sitting.id, text: 'x' };
    await expectAsync(chat.writeAsStaff(main, room.examRoomId, message)).toBeRejectedWith(
      refusal('sitting-not-found'),
    );
    await expectAsync(chat.readAsStaff(main, other.examRoomId)).toBeRejectedWith(
      refusal('exam-room-not-found'),
    );
    const panel = await room.staff('panelExaminer');
    await expectAsync(chat.readAsStaff(panel, room.examRoomId)).toBeRejectedWith(
      refusal('forbidden'),
    );
  });

  it('sends nothing where the exam has no messages', async () => {
    const waiting = await room.staff('waitingExaminer');
    const { actor, sitting } = await room.seat('inRoom');
    const flow = flowFor('interview', { ...shortFlow, chat: false });
    await ExamRecord.update(
      { settings: JSON.stringify(flow) },
      { where: { schoolId: room.schoolId } },
    );
    await expectAsync(chat.writeAsCandidate(actor, sitting.id, '老师好')).toBeRejectedWith(
      refusal('forbidden'),
    );
    const message = { sittingId: sitting.id, text: '请稍候' };
    await expectAsync(chat.writeAsStaff(waiting, room.examRoomId, message)).toBeRejectedWith(
      refusal('forbidden'),
    );
    expect(await OutboxRecord.count()).toBe(0);
  });

  it('stops a flood', async () => {
    const { actor, sitting } = await room.seat('waiting');
    for (let i = 0; i < 20; i++) await chat.writeAsCandidate(actor, sitting.id, String(i));
    await expectAsync(chat.writeAsCandidate(actor, sitting.id, 'more')).toBeRejectedWith(
      refusal('too-many-requests'),
    );
  });
});
