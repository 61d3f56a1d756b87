import type { RoomRole, StaffStep } from '@exam/contracts';

import { roomRolesOf, type Actor } from '../platform/policy/actor.ts';
import { allow, deny, type Decision } from '../platform/policy/decision.ts';
import { hasStep, type Sitting, type StepName } from './sitting.ts';

const waiting = 'waitingExaminer';
const main = 'mainExaminer';

const stepRoles: Readonly<Record<StaffStep, readonly RoomRole[]>> = {
  startTalk: [waiting],
  endTalk: [waiting],
  markReady: [waiting],
  invite: [main],
  withdrawInvitation: [main],
  postpone: [waiting, main],
  resume: [waiting, main],
  markAbsent: [waiting, main],
  sendBack: [main],
  finish: [main],
};

/** Steps that may begin with a talk still going on, which they end. */
const endsTalk: ReadonlySet<StaffStep> = new Set(['markReady', 'postpone', 'markAbsent']);

/** Whether one of the roles that this person has here may take the step; the status is another matter. */
export function canTakeStep(actor: Actor, examRoomId: string, step: StaffStep): Decision {
  return needsOneOf(actor, examRoomId, stepRoles[step]);
}

/** Main examiners call the next candidate, and open and end the room. */
export function canRunRoom(actor: Actor, examRoomId: string): Decision {
  return needsOneOf(actor, examRoomId, [main]);
}

/** Everyone on the staff of a room may see it. */
export function canSeeExamRoom(actor: Actor, examRoomId: string): Decision {
  const staff = roomRolesOf(actor, examRoomId).size > 0;
  return staff ? allow : deny('not on the staff of this room');
}

/** The transitions that a staff step stands for, from where the sitting is. */
export function pathOf(sitting: Sitting, step: StaffStep): readonly StepName[] {
  return sitting.status === 'inTalk' && endsTalk.has(step) ? ['endTalk', step] : [step];
}

/** Whether the staff step leads anywhere from where the sitting is. */
export function isPossible(sitting: Sitting, step: StaffStep): boolean {
  const [first = step, ...rest] = pathOf(sitting, step);
  const afterTalk: Sitting = { ...sitting, status: 'waiting' };
  return hasStep(sitting, first) && rest.every((name) => hasStep(afterTalk, name));
}

function needsOneOf(actor: Actor, examRoomId: string, roles: readonly RoomRole[]): Decision {
  const held = roomRolesOf(actor, examRoomId);
  return roles.some((role) => held.has(role)) ? allow : deny(`needs ${roles.join(' or ')}`);
}
