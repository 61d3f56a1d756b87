import type { GrantableRole } from '@exam/contracts';

import { SchoolFixture } from '../../test/school-fixture.ts';
import { createDatabase, type TestDatabase } from '../../test/servers.ts';
import type { Actor } from '../platform/policy/actor.ts';
import { PersonRecord } from './person-record.ts';
import { SchoolRoleRecord } from './school-role-record.ts';

const reason = '换届';

describe('roles in a school', () => {
  let database: TestDatabase;
  let school: SchoolFixture;
  let security: Actor;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    school = await SchoolFixture.create(database.sequelize);
    security = await school.staff(['securityAdmin'], null);
  });

  const change =
    (word: string) =>
    (actor: Actor, { personId }: Actor, role: GrantableRole) =>
      school.call(`post /admin/roles/${word}`, actor, { body: { personId, role, reason } });
  const grant = change('grants');
  const revoke = change('revocations');
  const disable = (actor: Actor, { personId }: Actor) =>
    school.call('post /admin/staff/:personId/disable', actor, {
      params: { personId },
      body: { reason },
    });
  const codes = async (changes: Promise<unknown>[]) => {
    const results = await Promise.allSettled(changes);
    return results.map((result) =>
      result.status === 'fulfilled' ? 'done' : (result.reason as { code: string }).code,
    );
  };

  it('are given and taken with a reason that is kept', async () => {
    const person = await school.staff();
    await grant(security, person, 'inspector');
    await grant(security, person, 'auditAdmin');
    expect(await school.rolesOf(person)).toEqual(['auditAdmin', 'inspector']);
    await revoke(security, person, 'inspector');
    expect(await school.rolesOf(person)).toEqual(['auditAdmin']);
    expect(school.revoked).toEqual([person.personId]);
    expect(school.acts.map(({ action }) => action)).toEqual([
      'role.granted',
      'role.granted',
      'role.revoked',
    ]);
    expect(school.acts[0]).toEqual(
      jasmine.objectContaining({ reason, after: { role: 'inspector' } }),
    );
  });

  it('never come together by two clicks at once', async () => {
    const second = await school.staff(['securityAdmin'], null);
    for (let round = 0; round < 10; round += 1) {
      const person = await school.staff();
      const given = await codes([
        grant(security, person, 'schoolAdmin'),
        grant(second, person, 'auditAdmin'),
        grant(security, person, 'collegeAdmin'),
      ]);
      expect(given.sort()).toEqual(['done', 'role-conflict', 'role-conflict']);
      expect((await school.rolesOf(person)).length).toBe(1);
    }
  });

  it('are kept apart by the database itself', async () => {
    const { personId } = await school.staff(['schoolAdmin']);
    for (const role of ['securityAdmin', 'auditAdmin', 'collegeAdmin', 'schoolAdmin'] as const) {
      await expectAsync(SchoolRoleRecord.create({ personId, role })).toBeRejected();
    }
    await SchoolRoleRecord.create({ personId, role: 'inspector' });
    // One number has one row among the staff of a school, and others hold no role.
    const { schoolId, collegeId, people } = school;
    const facts = { schoolId, collegeId, name: '测试', phone: '13912345678' };
    await people.add({ ...facts, kind: 'staff' });
    await expectAsync(people.add({ ...facts, kind: 'staff' })).toBeRejected();
    const candidate = await people.add({ ...facts, kind: 'candidate' });
    const asCandidate = { personId: candidate.id, role: 'auditAdmin' } as const;
    await expectAsync(SchoolRoleRecord.create(asCandidate)).toBeRejected();
  });

  it('are nobody’s to give who lost the right to, while they were giving', async () => {
    const other = await school.staff(['securityAdmin'], null);
    const person = await school.staff();
    await revoke(security, other, 'securityAdmin');
    expect(await codes([grant(other, person, 'inspector')])).toEqual(['not-found']);
    const third = await school.staff(['securityAdmin'], null);
    await disable(security, third);
    expect(await codes([grant(third, person, 'inspector')])).toEqual(['not-found']);
    expect(await school.rolesOf(person)).toEqual([]);
  });

  it('leave a security admin who can sign in, also when two dismiss each other at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const fresh = await SchoolFixture.create(database.sequelize);
      school = fresh;
      const [a, b] = [
        await fresh.staff(['securityAdmin'], null),
        await fresh.staff(['securityAdmin'], null),
      ];
      const byOther = round % 2 ? disable(b, a) : revoke(b, a, 'securityAdmin');
      const results = await codes([revoke(a, b, 'securityAdmin'), byOther]);
      // Whoever came second had lost the role, and with it the sight of the other.
      expect(results.sort()).toEqual(['done', 'not-found']);
      const left = await SchoolRoleRecord.findAll({
        where: { personId: [a.personId, b.personId] },
      });
      const able = await Promise.all(
        left.map(async ({ personId }) => !(await PersonRecord.findByPk(personId))?.disabledAt),
      );
      expect(able.filter(Boolean).length).toBe(1);
    }
  });

  it('cannot be taken from the last security admin by anybody', async () => {
    const admin = await school.staff(['schoolAdmin'], null);
    expect(await codes([disable(admin, security)])).toEqual(['forbidden']);
    const other = await school.staff(['securityAdmin'], null);
    await disable(security, other);
    // Disabled, they count no more, and can do nothing.
    expect(await codes([disable(other, security)])).toEqual(['not-found']);
    expect(await codes([revoke(security, security, 'securityAdmin')])).toEqual(['role-own']);
    expect(await codes([disable(security, security)])).toEqual(['role-own']);
  });

  it('are of one school: nobody of another exists', async () => {
    const theirs = await SchoolFixture.create(database.sequelize);
    const person = await theirs.staff();
    // All at once, and the first that this school asks for: a refusal takes no lock from the others.
    expect(
      await codes([
        grant(security, person, 'inspector'),
        revoke(security, person, 'inspector'),
        disable(security, person),
      ]),
    ).toEqual(['not-found', 'not-found', 'not-found']);
  });

  it('are listed with who gave them, and with what may be given to whom', async () => {
    const person = await school.staff();
    await grant(security, person, 'inspector');
    const { grants } = (await school.call('get /admin/roles', security)) as {
      grants: { role: string; grantedBy: string | null; can: { revoke: boolean } }[];
    };
    expect(grants.map(({ role, grantedBy, can }) => [role, grantedBy, can.revoke])).toEqual([
      ['securityAdmin', null, false],
      ['inspector', '测试', true],
    ]);
    const found = (await school.call('get /admin/roles/grantees', security, {
      query: { search: '测' },
    })) as { people: { id: string; grantable: string[] }[] };
    expect(found.people.find(({ id }) => id === person.personId)?.grantable).toEqual([
      'schoolAdmin',
      'securityAdmin',
      'auditAdmin',
      'collegeAdmin',
    ]);
    expect(found.people.find(({ id }) => id === security.personId)?.grantable).toEqual([]);
  });
});
