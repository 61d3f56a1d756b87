import { randomInt, randomUUID } from 'node:crypto';

import type { SchoolRole } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { AuditAct } from '../src/audit/index.ts';
import { SmsQuota } from '../src/notifications/index.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import {
  CollegeRecord,
  createSchools,
  MajorRecord,
  PersonRecord,
  SchoolRecord,
  SchoolRoleRecord,
  SchoolStore,
  type PersonStore,
} from '../src/schools/index.ts';
import type { Route } from '../src/platform/http/route.ts';
import { bindRecords } from '../src/app/bind-records.ts';
import { testPeople } from './people.ts';

/** A school with two colleges and staff, and the domain that administers it. */
export class SchoolFixture {
  readonly schoolId = randomUUID();
  readonly collegeId = randomUUID();
  readonly otherCollegeId = randomUUID();
  readonly majorId = randomUUID();
  readonly acts: AuditAct[] = [];
  /** Of people and schools, as they were revoked. */
  readonly revoked: string[] = [];
  readonly people: PersonStore;
  readonly routes: readonly Route[];

  private constructor(sequelize: Sequelize, people: PersonStore) {
    this.people = people;
    const revoke = (id: string) => {
      this.revoked.push(id);
      return Promise.resolve();
    };
    this.routes = createSchools({
      ...{ sequelize, people, schools: new SchoolStore(), loginCodesPerDay: 100, authority: null },
      recordAudit: (act) => {
        this.acts.push(act);
        return Promise.resolve();
      },
      ...{ revokeSessions: revoke, revokeSessionsOfSchool: revoke },
      smsQuotas: new SmsQuota(sequelize),
      revokeAccess: async (id) => {
        await revoke(id);
        return { totp: true, passkeys: 1 };
      },
      countExams: () => Promise.resolve(new Map()),
      listStaffRooms: () => Promise.resolve(new Map()),
    }).routes;
  }

  /** Binds the tables, and fills them. */
  static async create(sequelize: Sequelize): Promise<SchoolFixture> {
    bindRecords(sequelize);
    const { people } = await testPeople(sequelize);
    const fixture = new SchoolFixture(sequelize, people);
    const { schoolId, collegeId, otherCollegeId, majorId } = fixture;
    const name = randomUUID();
    const facts = { pinyinInitials: 'ysdx', timeZone: 'Asia/Shanghai' };
    await SchoolRecord.create({ id: schoolId, name, ...facts });
    const contact = { schoolId, contactName: '教务办', contactPhone: '010-00000000' };
    await CollegeRecord.create({ id: collegeId, name: '信息学院', ...contact });
    await CollegeRecord.create({ id: otherCollegeId, name: '文学院', ...contact });
    await MajorRecord.create({ id: majorId, schoolId, collegeId, name: '软件工程' });
    return fixture;
  }

  /** One of the staff, as their session would describe them. */
  async staff(
    roles: readonly SchoolRole[] = [],
    collegeId: string | null = this.collegeId,
  ): Promise<Actor> {
    const { schoolId } = this;
    const phone = `1${String(randomInt(3_000_000_000, 9_999_999_999))}`;
    const facts = { schoolId, collegeId, kind: 'staff', name: '测试', phone } as const;
    const { id: personId } = await this.people.add(facts);
    for (const role of roles) await SchoolRoleRecord.create({ personId, role });
    return {
      ...{ personId, schoolId, collegeId, role: 'admin', sessionId: randomUUID() },
      ...{ schoolRoles: new Set(roles), rolesByRoom: new Map() },
    };
  }

  /** Answers as the route does, without HTTP; its errors reject. */
  async call(
    name: string,
    actor: Actor,
    input: { params?: object; query?: object; body?: object } = {},
  ): Promise<unknown> {
    const route = this.routes.find(({ method, path }) => `${method} ${path}` === name);
    if (!route) throw new Error(`no route ${name}`);
    const { params, query, body } = route;
    const handle = route.handle as (given: object) => unknown;
    const answer = await handle({
      actor,
      params: params?.parse(input.params),
      query: query?.parse(input.query ?? {}),
      body: body?.parse(input.body),
    });
    return route.answer?.parse(answer);
  }

  async rolesOf({ personId }: Actor): Promise<string[]> {
    return this.people.schoolRolesOf(personId);
  }

  async isDisabled({ personId }: Actor): Promise<boolean> {
    const person = await PersonRecord.findByPk(personId);
    return person?.disabledAt !== null;
  }
}
