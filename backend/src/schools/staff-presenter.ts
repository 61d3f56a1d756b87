import type { RoomRole, SchoolRole, StaffView } from '@exam/contracts';

import type { Actor } from '../platform/policy/actor.ts';
import type { Person } from './person-store.ts';
import type { College } from './school-store.ts';
import { othersBeside } from './role-policy.ts';
import { disableProblem, editProblem, moveProblem } from './staff-policy.ts';

/** An exam room that somebody is on the staff of. */
export interface StaffRoom {
  readonly examRoomId: string;
  readonly name: string;
  readonly examName: string;
  readonly startsAt: Date;
  readonly roles: readonly RoomRole[];
}

export interface StaffFacts {
  readonly maskedPhone: string;
  readonly college: College | null;
  readonly schoolRoles: readonly SchoolRole[];
  readonly rooms: readonly StaffRoom[];
  /** Of the school, those who can sign in. */
  readonly securityAdmins: number;
}

/** One of the staff, as the actor may see them. */
export function presentStaff(actor: Actor, person: Person, facts: StaffFacts): StaffView {
  const { maskedPhone, college, schoolRoles, rooms, securityAdmins } = facts;
  const { id, name, staffNumber, disabledAt } = person;
  const holder = { ...person, schoolRoles };
  const others = othersBeside(holder, securityAdmins);
  const mayDisable = disableProblem(actor, holder, others) === null;
  return {
    ...{ id, name, staffNumber },
    phone: maskedPhone,
    college: college && { id: college.id, name: college.name },
    state: disabledAt ? 'disabled' : 'enabled',
    schoolRoles: [...schoolRoles],
    rooms: rooms.map(({ startsAt, roles, ...room }) => ({
      ...room,
      startsAt: startsAt.toISOString(),
      roles: [...roles],
    })),
    can: {
      edit: editProblem(actor, holder) === null,
      move: moveProblem(actor, holder) === null,
      disable: !disabledAt && mayDisable,
      enable: disabledAt !== null && disableProblem(actor, holder, 1) === null,
    },
  };
}
