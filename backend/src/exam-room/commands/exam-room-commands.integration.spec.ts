import type { StaffStep } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { ExamRoomFixture } from '../../../test/exam-room-fixture.ts';
import { createDatabase } from '../../../test/servers.ts';
import { Outbox, OutboxRecord } from '../../platform/event-stream/outbox.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { ExamRoomRecord, ExamRoomStore } from '../../scheduling/index.ts';
import { FlowStore } from '../flow-store.ts';
import { IncidentRecord } from '../incident-record.ts';
import { IncidentStore } from '../incident-store.ts';
import { RoomEvents } from '../room-events.ts';
import { SittingRecord } from '../sitting-record.ts';
import { SittingStore } from '../sitting-store.ts';
import { SittingTransitionRecord } from '../sitting-transition-record.ts';
import { createCallNext } from './call-next.ts';
import { createCandidateCommands } from './candidate-commands.ts';
import type { CommandDependencies } from './dependencies.ts';
import { createLapseInvitations } from './lapse-invitations.ts';
import { createEndRoom, createOpenRoom } from './run-room.ts';
import { createTakeStaffStep } from './take-staff-step.ts';

const devices = { camera: 'c', microphone: 'm', roundTrip: 12 };
const code = (code: string) => jasmine.objectContaining({ code });

describe('commands of the exam room', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let room: ExamRoomFixture;
  let dependencies: CommandDependencies;
  let main: Actor;

  beforeAll(async () => {
    ({ sequelize, drop } = await createDatabase());
    dependencies = {
      sequelize,
      rooms: new ExamRoomStore(),
      sittings: new SittingStore(),
      flows: new FlowStore({}),
      incidents: new IncidentStore(),
      events: new RoomEvents(new Outbox(), () => Promise.resolve()),
    };
  });
  beforeEach(async () => {
    room = await ExamRoomFixture.create(sequelize);
    main = await room.staff('mainExaminer');
    await OutboxRecord.destroy({ where: {} });
  });
  afterAll(() => drop());

  const step = async (actor: Actor, id: string, name: StaffStep, reason: string | null = null) => {
    const { version } = await SittingRecord.findByPk(id, { rejectOnEmpty: true });
    const ids = { examRoomId: room.examRoomId, sittingId: id };
    return createTakeStaffStep(dependencies)(actor, ids, { step: name, version, reason });
  };
  const eventNames = async () => (await OutboxRecord.findAll()).map(({ name }) => name);

  describe('callNext', () => {
    const click = () => createCallNext(dependencies)(main, room.examRoomId);

    it('calls each of ten ready candidates once and in order, when twenty click at once', async () => {
      await room.seat('waiting');
      for (let i = 0; i < 10; i++) await room.seat('ready');
      const clicks = await Promise.allSettled(Array.from({ length: 20 }, click));

      const called = clicks.flatMap((result) =>
        result.status === 'fulfilled' ? [result.value.drawnPosition] : [],
      );
      const told = clicks.flatMap((result) =>
        result.status === 'rejected' ? [(result.reason as { code: string }).code] : [],
      );
      expect(called.toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      expect(told).toEqual(Array(10).fill('nobody-ready'));

      // In the order of the commits, which the outbox numbered.
      const moves = await OutboxRecord.findAll({
        where: { name: 'exam-room.sitting-moved.v1', stream: `room:${room.examRoomId}` },
        order: ['sequence'],
      });
      const ids = moves.map(({ data }) => (JSON.parse(data) as { sittingId: string }).sittingId);
      const sittings = await Promise.all(ids.map((id) => SittingRecord.findByPk(id)));
      expect(sittings.map((s) => s?.drawnPosition)).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    });

    it('writes history and events with the sitting, or nothing', async () => {
      const { sitting } = await room.seat('ready');
      const append = spyOn(dependencies.events, 'sittingMoved').and.rejectWith(new Error('cut'));
      await expectAsync(click()).toBeRejectedWithError('cut');
      expect((await sitting.reload()).status).toBe('ready');
      expect(await SittingTransitionRecord.count({ where: { sittingId: sitting.id } })).toBe(0);

      append.and.callThrough();
      await click();
      const row = await SittingTransitionRecord.findOne({ where: { sittingId: sitting.id } });
      expect(row?.get({ plain: true })).toEqual(
        jasmine.objectContaining({ version: 1, from: 'ready', to: 'invited', by: main.personId }),
      );
      expect(await eventNames()).toEqual([
        'exam-room.sitting-moved.v1',
        'exam-room.queue-moved.v1',
        'exam-room.sitting-moved.v1',
      ]);
    });

    it('needs an open room and its main examiner', async () => {
      await room.seat('ready');
      const waiting = await room.staff('waitingExaminer');
      const callNext = createCallNext(dependencies);
      await expectAsync(callNext(waiting, room.examRoomId)).toBeRejectedWith(code('forbidden'));
      await ExamRoomRecord.update({ status: 'scheduled' }, { where: { id: room.examRoomId } });
      await expectAsync(click()).toBeRejectedWith(code('exam-room-not-open'));
    });
  });

  describe('a step of the staff', () => {
    it('talks with one candidate at a time', async () => {
      const waiting = await room.staff('waitingExaminer');
      const first = await room.seat('waiting');
      const second = await room.seat('waiting');
      await step(waiting, first.sitting.id, 'startTalk');
      await expectAsync(step(waiting, second.sitting.id, 'startTalk')).toBeRejectedWith(
        code('examiner-busy'),
      );
      await step(waiting, first.sitting.id, 'markReady');
      expect((await first.sitting.reload()).status).toBe('ready');
      expect((await step(waiting, second.sitting.id, 'startTalk')).status).toBe('inTalk');
    });

    it('takes effect once, however often it is clicked', async () => {
      const waiting = await room.staff('waitingExaminer');
      const { sitting } = await room.seat('waiting');
      const request = { step: 'markReady', version: 0, reason: null } as const;
      const ids = { examRoomId: room.examRoomId, sittingId: sitting.id };
      const click = () => createTakeStaffStep(dependencies)(waiting, ids, request);
      const clicks = await Promise.allSettled([click(), click(), click()]);
      expect(clicks.filter(({ status }) => status === 'fulfilled').length).toBe(1);
      expect((await sitting.reload()).version).toBe(1);
    });

    it('belongs to the role that decides it', async () => {
      const panel = await room.staff('panelExaminer');
      const { sitting } = await room.seat('inRoom');
      for (const name of ['finish', 'sendBack', 'markAbsent', 'startTalk'] as const) {
        await expectAsync(step(panel, sitting.id, name, 'why')).toBeRejectedWith(code('forbidden'));
      }
      await expectAsync(step(main, sitting.id, 'sendBack')).toBeRejectedWith(
        code('reason-required'),
      );
      expect((await step(main, sitting.id, 'sendBack', '材料不全')).statusReason).toBe('材料不全');
    });

    it('reaches no sitting of another room or school', async () => {
      const other = await ExamRoomFixture.create(sequelize);
      const { sitting } = await other.seat('waiting');
      await expectAsync(step(main, sitting.id, 'postpone')).toBeRejectedWith(
        code('sitting-not-found'),
      );
    });
  });

  describe('an invitation', () => {
    it('lapses back to ready with an incident, once, however many look', async () => {
      const { sitting } = await room.seat('invited');
      await sitting.update({ invitationExpiresAt: new Date(Date.now() - 1000) });
      const lapse = createLapseInvitations(dependencies);
      const counts = await Promise.all([lapse(), lapse(), lapse()]);
      expect(counts.toSorted()).toEqual([0, 0, 1]);
      expect((await sitting.reload()).status).toBe('ready');
      const incidents = await IncidentRecord.findAll({ where: { sittingId: sitting.id } });
      expect(incidents.map(({ kind }) => kind)).toEqual(['invitationLapsed']);
    });

    it('cannot be accepted by another, nor after its time, nor while the room is occupied', async () => {
      const { acceptInvitation } = createCandidateCommands(dependencies);
      const invited = await room.seat('invited');
      const stranger = await room.seat('ready');
      await expectAsync(acceptInvitation(stranger.actor, invited.sitting.id)).toBeRejectedWith(
        code('sitting-not-found'),
      );
      const inside = await room.seat('inRoom');
      await expectAsync(acceptInvitation(invited.actor, invited.sitting.id)).toBeRejectedWith(
        code('exam-room-occupied'),
      );
      await step(main, inside.sitting.id, 'finish');
      await invited.sitting.update({ invitationExpiresAt: new Date(Date.now() - 1000) });
      await expectAsync(acceptInvitation(invited.actor, invited.sitting.id)).toBeRejectedWith(
        code('sitting-step'),
      );
      await invited.sitting.update({ invitationExpiresAt: new Date(Date.now() + 60_000) });
      await acceptInvitation(invited.actor, invited.sitting.id);
      expect((await invited.sitting.reload()).status).toBe('inRoom');
    });
  });

  describe('a candidate', () => {
    it('is checked in by the last step of the flow, and only then may wait', async () => {
      const { completeDeviceCheck, enterWaitingArea } = createCandidateCommands(dependencies);
      const { actor, sitting } = await room.seat('scheduled');
      await expectAsync(enterWaitingArea(actor, sitting.id)).toBeRejectedWith(
        code('flow-step-missing'),
      );
      await completeDeviceCheck(actor, sitting.id, devices);
      expect((await sitting.reload()).status).toBe('checkedIn');
      // Once more, from another computer.
      await completeDeviceCheck(actor, sitting.id, devices);
      await enterWaitingArea(actor, sitting.id);
      expect((await sitting.reload()).status).toBe('waiting');
    });

    it('may not wait before the waiting area opens', async () => {
      const { completeDeviceCheck, enterWaitingArea } = createCandidateCommands(dependencies);
      const { actor, sitting } = await room.seat('scheduled');
      await completeDeviceCheck(actor, sitting.id, devices);
      const startsAt = new Date(Date.now() + 2 * 3_600_000);
      await ExamRoomRecord.update({ startsAt }, { where: { id: room.examRoomId } });
      await expectAsync(enterWaitingArea(actor, sitting.id)).toBeRejectedWith(
        code('waiting-area-not-open'),
      );
    });
  });

  describe('the room', () => {
    it('opens once, and ends when nobody is engaged', async () => {
      const end = createEndRoom(dependencies);
      const open = createOpenRoom(dependencies);
      await expectAsync(open(main, room.examRoomId)).toBeRejectedWith(
        code('exam-room-already-open'),
      );
      const { sitting } = await room.seat('inRoom');
      await expectAsync(end(main, room.examRoomId)).toBeRejectedWith(code('exam-room-occupied'));
      await step(main, sitting.id, 'finish');
      await end(main, room.examRoomId);
      const { status, endedAt } = await ExamRoomRecord.findByPk(room.examRoomId, {
        rejectOnEmpty: true,
      });
      expect(status).toBe('ended');
      expect(endedAt).not.toBeNull();
      await expectAsync(open(main, room.examRoomId)).toBeRejectedWith(code('exam-room-ended'));
    });
  });
});
