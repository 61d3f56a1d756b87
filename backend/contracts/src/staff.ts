import * as z from 'zod';

import { phone } from './login.ts';
import { roomRole, schoolRole } from './schools.ts';
import { shortName } from './structure.ts';

/** What a security admin may grant; an operator is made by the command line alone. */
export const grantableRole = schoolRole.exclude(['operator']);
export type GrantableRole = z.output<typeof grantableRole>;

export const staffState = z.enum(['enabled', 'disabled']);
export type StaffState = z.output<typeof staffState>;

export const STAFF_PAGE = 50;

export const staffQuery = z.object({
  /** Part of the name, or a whole phone number. */
  search: z.string().trim().max(50).default(''),
  /** `none`: those of the whole school. */
  collegeId: z.union([z.uuid(), z.literal('none')]).optional(),
  role: z.union([schoolRole, roomRole]).optional(),
  state: staffState.optional(),
  /** From 1; `STAFF_PAGE` people each. */
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type StaffQuery = z.output<typeof staffQuery>;

export const personParams = z.object({ personId: z.uuid() });

export const staffView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Masked. */
  phone: z.string(),
  staffNumber: z.string().nullable(),
  /** Null for staff of the whole school. */
  college: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  state: staffState,
  schoolRoles: schoolRole.array(),
  /** Rooms that have not ended, the earliest first. */
  rooms: z
    .object({
      examRoomId: z.uuid(),
      name: z.string(),
      examName: z.string(),
      startsAt: z.iso.datetime(),
      roles: roomRole.array(),
    })
    .array(),
  can: z.object({
    edit: z.boolean(),
    /** Phone and college, beside name and number. */
    move: z.boolean(),
    disable: z.boolean(),
    enable: z.boolean(),
  }),
});
export type StaffView = z.output<typeof staffView>;

export const staffListView = z.object({
  /** By name, one page. */
  staff: staffView.array(),
  total: z.int().nonnegative(),
  can: z.object({ add: z.boolean() }),
});
export type StaffListView = z.output<typeof staffListView>;

/** 工号: as the school writes it; null where it has none. */
const staffNumber = z
  .string()
  .trim()
  .transform((typed) => typed.normalize('NFKC').toUpperCase())
  .pipe(z.string().regex(/^[\w-]{1,40}$/))
  .nullable();

export const newStaffRequest = z.object({
  name: shortName,
  phone,
  staffNumber,
  collegeId: z.uuid().nullable(),
});
export type NewStaffRequest = z.output<typeof newStaffRequest>;

export const staffRequest = z.object({
  name: shortName,
  /** Null: stays as it is, since a reader sees it masked. */
  phone: phone.nullable(),
  staffNumber,
  collegeId: z.uuid().nullable(),
});
export type StaffRequest = z.output<typeof staffRequest>;

export const reason = z.string().trim().min(1).max(500);
export const reasonRequest = z.object({ reason });

// ── Roles ──

export const grantRequest = z.object({ personId: z.uuid(), role: grantableRole, reason });
export type GrantRequest = z.output<typeof grantRequest>;

export const grantView = z.object({
  person: staffView.pick({ id: true, name: true, phone: true, college: true, state: true }),
  role: schoolRole,
  /** Null for what was there before anybody could grant. */
  grantedAt: z.iso.datetime().nullable(),
  /** Null for the first administrators, too. */
  grantedBy: z.string().nullable(),
  can: z.object({ revoke: z.boolean() }),
});
export type GrantView = z.output<typeof grantView>;

/** Every role of the school and who holds it, by role and name. */
export const grantsView = z.object({ grants: grantView.array() });
export type GrantsView = z.output<typeof grantsView>;

export const granteesQuery = z.object({ search: z.string().trim().min(1).max(50) });
/** Who could get a role: up to 20 people by name, and for each what they may be given now. */
export const granteesView = z.object({
  people: grantView.shape.person
    .extend({ schoolRoles: schoolRole.array(), grantable: grantableRole.array() })
    .array(),
});
export type GranteesView = z.output<typeof granteesView>;
