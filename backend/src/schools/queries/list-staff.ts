import { STAFF_PAGE, type StaffListView, type StaffQuery, type StaffView } from '@exam/contracts';
import { QueryTypes, type Sequelize } from 'sequelize';

import { ForbiddenError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { Person, PersonStore } from '../person-store.ts';
import { presentStaff, type StaffRoom } from '../staff-presenter.ts';
import type { SchoolRoleStore } from '../school-role-store.ts';
import type { College, SchoolStore } from '../school-store.ts';
import { addProblem, isInStaffScope, staffScope } from '../staff-policy.ts';

/** The rooms of these people that have not ended, by person, the earliest first. */
export type ListStaffRooms = (
  personIds: readonly string[],
) => Promise<ReadonlyMap<string, readonly StaffRoom[]>>;

export interface StaffQueryDependencies {
  readonly sequelize: Sequelize;
  readonly schools: SchoolStore;
  readonly people: PersonStore;
  readonly roles: SchoolRoleStore;
  readonly listStaffRooms: ListStaffRooms;
}

export interface StaffQueries {
  /** The staff that the actor may see. Rejects with ForbiddenError for who has no such task. */
  readonly list: (actor: Actor, query: StaffQuery) => Promise<StaffListView>;
  /** Rejects with NotFoundError for who is no staff that the actor may see. */
  readonly view: (actor: Actor, personId: string) => Promise<StaffView>;
}

interface Filter {
  readonly sql: string;
  readonly replacements: Record<string, unknown>;
}

export function createStaffQueries(dependencies: StaffQueryDependencies): StaffQueries {
  const { sequelize, people } = dependencies;
  const select = <Row extends object>(columns: string, filter: Filter, rest = '') =>
    sequelize.query<Row>(`SELECT ${columns} FROM person p WHERE ${filter.sql} ${rest}`, {
      type: QueryTypes.SELECT,
      replacements: filter.replacements,
    });

  return {
    list: async (actor, query) => {
      const filter = await filterOf(dependencies, actor, query);
      const [counted] = await select<{ total: number }>('COUNT(*) AS total', filter);
      const offset = (query.page - 1) * STAFF_PAGE;
      // The order of GBK is that of pinyin for the signs that names are written with.
      const page = `ORDER BY CONVERT(p.name USING gbk), p.id LIMIT ${String(STAFF_PAGE)} OFFSET ${String(offset)}`;
      const ids = (await select<{ id: string }>('p.id', filter, page)).map(({ id }) => id);
      const { schoolId, collegeId } = actor;
      const own = actor.schoolRoles.has('schoolAdmin') ? null : collegeId;
      return {
        staff: await present(dependencies, actor, await inOrder(people, ids)),
        total: counted?.total ?? 0,
        can: { add: addProblem(actor, { schoolId, collegeId: own }) === null },
      };
    },
    view: async (actor, personId) => {
      const person = await people.find(personId);
      if (person?.kind !== 'staff' || !isInStaffScope(actor, person)) {
        throw new NotFoundError('not-found', `no staff ${personId} in the scope`);
      }
      const [view] = await present(dependencies, actor, [person]);
      if (!view) throw new Error('a person has no view');
      return view;
    },
  };
}

async function filterOf(
  { people }: StaffQueryDependencies,
  actor: Actor,
  { search, collegeId, role, state }: StaffQuery,
): Promise<Filter> {
  const scope = staffScope(actor);
  if (!scope) throw new ForbiddenError('forbidden', 'administers neither staff nor roles');
  const { schoolId } = scope;
  const phone = /^1\d{10}$/.exec(search.normalize('NFKC').replace(/[\s-]/g, ''))?.[0];
  const found = phone && (await people.findByPhone({ schoolId, kind: 'staff', phone }));
  const conditions = [
    "p.school_id = :schoolId AND p.kind = 'staff'",
    scope.collegeId !== null && 'p.college_id = :ownCollege',
    phone && 'p.id = :found',
    !phone && search && 'INSTR(LOWER(p.name), :part) > 0',
    collegeId === 'none' && 'p.college_id IS NULL',
    collegeId && collegeId !== 'none' && 'p.college_id = :collegeId',
    role &&
      `(EXISTS (SELECT 1 FROM school_role r WHERE r.person_id = p.id AND r.role = :role)
        OR EXISTS (SELECT 1 FROM exam_room_staff s WHERE s.person_id = p.id AND s.role = :role))`,
    state && `p.disabled_at IS ${state === 'disabled' ? 'NOT NULL' : 'NULL'}`,
  ];
  return {
    sql: conditions.filter(Boolean).join(' AND '),
    replacements: {
      ...{ schoolId, collegeId, role, ownCollege: scope.collegeId },
      part: search.normalize('NFKC').toLowerCase(),
      found: (found && found.id) ?? '',
    },
  };
}

async function inOrder(people: PersonStore, ids: readonly string[]): Promise<Person[]> {
  const found = new Map((await people.list(ids)).map((person) => [person.id, person]));
  return ids.flatMap((id) => found.get(id) ?? []);
}

async function present(
  { schools, people, roles, listStaffRooms }: StaffQueryDependencies,
  actor: Actor,
  staff: readonly Person[],
): Promise<StaffView[]> {
  const ids = staff.map(({ id }) => id);
  const colleges = new Map<string, College>();
  for (const college of await schools.listColleges(actor.schoolId))
    colleges.set(college.id, college);
  const held = await roles.rolesOf(ids);
  const rooms = await listStaffRooms(ids);
  const securityAdmins = await roles.countSecurityAdmins(actor.schoolId);
  return staff.map((person) =>
    presentStaff(actor, person, {
      maskedPhone: people.maskedPhone(person),
      college: person.collegeId === null ? null : (colleges.get(person.collegeId) ?? null),
      schoolRoles: held.get(person.id) ?? [],
      rooms: rooms.get(person.id) ?? [],
      securityAdmins,
    }),
  );
}
