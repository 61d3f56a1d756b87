import {
  flowSteps,
  staffStep,
  type DeviceReport,
  type ExamRoomView,
  type RoomRole,
  type StaffFaceView,
  type StaffSittingView,
} from '@exam/contracts';

import { roomRolesOf, type Actor } from '../platform/policy/actor.ts';
import type { ExamRoom, RoomStaff } from '../scheduling/index.ts';
import type { PersonName } from './directory.ts';
import type { FlowProgress } from './flow-store.ts';
import type { Incident } from './incident-store.ts';
import { cameraFeed, primaryFeed } from './place-grants.ts';
import { canRunRoom, canTakeStep, isPossible } from './sitting-policy.ts';
import type { Sitting } from './sitting.ts';

/** Everything that an exam room's staff may see of it, read in one go. */
export interface RoomFacts {
  readonly room: ExamRoom;
  readonly collegeName: string;
  readonly majorName: string;
  readonly sittings: readonly Sitting[];
  readonly staff: readonly RoomStaff[];
  readonly incidents: readonly Incident[];
  readonly people: ReadonlyMap<string, PersonName>;
  readonly online: ReadonlySet<string>;
  readonly progress: ReadonlyMap<string, FlowProgress>;
  readonly devices: ReadonlyMap<string, DeviceReport>;
  /** Empty for an exam that asks for no face. */
  readonly faces: ReadonlyMap<string, StaffFaceView>;
}

/** An exam room as one reader of its staff sees it, with the answers that the buttons need. */
export function presentExamRoom(facts: RoomFacts, reader: Actor): ExamRoomView {
  const { room, sittings, incidents } = facts;
  const runs = canRunRoom(reader, room.id).allowed;
  return {
    ...presentRoomFacts(room),
    openedAt: room.openedAt?.toISOString() ?? null,
    endedAt: room.endedAt?.toISOString() ?? null,
    exam: {
      ...presentExam(room, facts.majorName),
      invitationSeconds: room.exam.invitationSeconds,
    },
    collegeName: facts.collegeName,
    staff: presentStaff(facts),
    sittings: sittings.map((sitting) => presentSitting(facts, sitting, reader)),
    incidents: incidents.map(({ at, ...incident }) => ({ ...incident, at: at.toISOString() })),
    roles: [...roomRolesOf(reader, room.id)],
    can: {
      open: runs && room.status === 'scheduled',
      callNext: runs && room.status === 'open' && sittings.some((s) => s.status === 'ready'),
      end: runs && room.status !== 'ended',
      writeMessages: room.exam.flow.chat === true,
    },
  };
}

/** What everyone with a place in the room may know of it. */
export function presentRoomFacts({ id, name, status, startsAt, endsAt }: ExamRoom) {
  return { id, name, status, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
}

/** The exam that is held in the room. */
export function presentExam({ exam }: ExamRoom, majorName: string) {
  const { id, name, kind, isRehearsal } = exam;
  return { id, name, kind, isRehearsal, majorName };
}

/** The steps of an exam's flow, done or not, in the flow's order. */
export function presentFlow({ exam }: ExamRoom, progress: FlowProgress | undefined) {
  return flowSteps(exam.flow).map(({ step, required }) => ({
    ...{ step, required },
    completedAt: progress?.get(step)?.toISOString() ?? null,
  }));
}

function presentStaff({ staff, people, online }: RoomFacts): ExamRoomView['staff'] {
  const roles = new Map<string, RoomRole[]>();
  for (const { personId, role } of staff) {
    roles.set(personId, [...(roles.get(personId) ?? []), role]);
  }
  return [...roles].map(([personId, held]) => ({
    personId,
    name: people.get(personId)?.name ?? '',
    roles: held,
    online: online.has(personId),
    feed: cameraFeed(personId),
  }));
}

function presentSitting(facts: RoomFacts, sitting: Sitting, reader: Actor): StaffSittingView {
  const { room, people } = facts;
  const { id, examRoomId, version, status, statusReason, drawnPosition, talkingWith } = sitting;
  const candidate = people.get(sitting.candidateId);
  return {
    id,
    examRoomId,
    version,
    status,
    statusSince: sitting.statusSince.toISOString(),
    statusReason,
    drawnPosition,
    candidate: {
      id: sitting.candidateId,
      name: candidate?.name ?? '',
      candidateNumber: candidate?.candidateNumber ?? '',
    },
    online: facts.online.has(sitting.candidateId),
    flow: presentFlow(room, facts.progress.get(id)),
    devices: facts.devices.get(id) ?? null,
    face: facts.faces.get(id) ?? null,
    talkingWith:
      talkingWith === null
        ? null
        : { personId: talkingWith, name: people.get(talkingWith)?.name ?? '' },
    invitationExpiresAt: sitting.invitationExpiresAt?.toISOString() ?? null,
    primaryFeed: primaryFeed(id),
    can: presentCan(room, sitting, reader),
  };
}

function presentCan(room: ExamRoom, sitting: Sitting, reader: Actor): StaffSittingView['can'] {
  const answers = staffStep.options.map((step) => {
    const allowed = canTakeStep(reader, room.id, step).allowed;
    return [step, allowed && room.status !== 'ended' && isPossible(sitting, step)];
  });
  return Object.fromEntries(answers) as StaffSittingView['can'];
}
