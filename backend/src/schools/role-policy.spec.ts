import { grantableRole, type GrantableRole, type SchoolRole } from '@exam/contracts';

import type { Actor } from '../platform/policy/actor.ts';
import {
  grantableRoles,
  grantProblem,
  othersBeside,
  revokeProblem,
  type RoleHolder,
  type RoleProblem,
} from './role-policy.ts';

const holderOf = (schoolRoles: SchoolRole[], facts: Partial<RoleHolder> = {}): RoleHolder => ({
  id: 'person',
  schoolId: 'school',
  collegeId: 'college',
  disabledAt: null,
  schoolRoles,
  ...facts,
});
const actorOf = (schoolRoles: SchoolRole[], facts: Partial<Actor> = {}): Actor => ({
  personId: 'actor',
  sessionId: 'session',
  schoolId: 'school',
  collegeId: null,
  role: 'admin',
  schoolRoles: new Set(schoolRoles),
  rolesByRoom: new Map(),
  ...facts,
});
const security = actorOf(['securityAdmin']);

describe('who may grant which role', () => {
  it('is the security admin of the same school, and nobody else', () => {
    for (const role of grantableRole.options) {
      expect(grantProblem(security, holderOf([]), role))
        .withContext(role)
        .toBeNull();
      const others: SchoolRole[] = [
        'schoolAdmin',
        'auditAdmin',
        'collegeAdmin',
        'inspector',
        'operator',
      ];
      for (const other of others) {
        const actor = actorOf([other]);
        const context = `${other} gives ${role}`;
        expect(grantProblem(actor, holderOf([]), role))
          .withContext(context)
          .toBe('forbidden');
        expect(grantableRoles(actor, holderOf([])))
          .withContext(context)
          .toEqual([]);
      }
      const elsewhere = holderOf([], { schoolId: 'other' });
      expect(grantProblem(security, elsewhere, role)).toBe('forbidden');
    }
  });

  // Held by the person (rows), and what each of the roles answers (columns).
  const columns: GrantableRole[] = [
    'schoolAdmin',
    'securityAdmin',
    'auditAdmin',
    'collegeAdmin',
    'inspector',
  ];
  const no = 'role-conflict' as const;
  const held = 'role-held' as const;
  const table: [SchoolRole[], (RoleProblem | null)[]][] = [
    [[], [null, null, null, null, null]],
    [['schoolAdmin'], [held, no, no, no, null]],
    [['securityAdmin'], [no, held, no, no, null]],
    [['auditAdmin'], [no, no, held, no, null]],
    [['collegeAdmin'], [no, no, no, held, null]],
    [['inspector'], [null, null, null, null, held]],
    [
      ['inspector', 'auditAdmin'],
      [no, no, held, no, held],
    ],
    [['operator'], [no, no, no, no, null]],
  ];
  for (const [roles, answers] of table) {
    it(`keeps the administrators apart: somebody with ${roles.join(' and ') || 'no role'}`, () => {
      const holder = holderOf(roles);
      expect(columns.map((role) => grantProblem(security, holder, role))).toEqual(answers);
      const free = columns.filter((_, index) => answers[index] === null);
      expect(grantableRoles(security, holder)).toEqual(free);
    });
  }

  it('gives nobody a role by their own hand', () => {
    const own = holderOf(['securityAdmin'], { id: 'actor' });
    expect(grantProblem(security, own, 'inspector')).toBe('role-own');
    expect(grantableRoles(security, own)).toEqual([]);
  });

  it('gives none to who is disabled, and a college admin a college', () => {
    const disabled = holderOf([], { disabledAt: new Date() });
    expect(grantProblem(security, disabled, 'inspector')).toBe('person-disabled');
    const ofTheSchool = holderOf([], { collegeId: null });
    expect(grantProblem(security, ofTheSchool, 'collegeAdmin')).toBe('role-needs-college');
    expect(grantProblem(security, ofTheSchool, 'inspector')).toBeNull();
  });
});

describe('who may revoke a role', () => {
  it('is another security admin of the same school', () => {
    for (const role of grantableRole.options) {
      const holder = holderOf([role]);
      expect(revokeProblem(security, holder, role, 1))
        .withContext(role)
        .toBeNull();
      expect(revokeProblem(actorOf(['schoolAdmin']), holder, role, 1)).toBe('forbidden');
      const elsewhere = holderOf([role], { schoolId: 'other' });
      expect(revokeProblem(security, elsewhere, role, 1)).toBe('forbidden');
      const own = holderOf([role], { id: 'actor' });
      expect(revokeProblem(security, own, role, 1)).toBe('role-own');
      expect(revokeProblem(security, holderOf([]), role, 1)).toBe('role-not-held');
    }
    expect(revokeProblem(security, holderOf(['operator']), 'operator', 1)).toBe('forbidden');
  });

  it('leaves the school a security admin, and takes the last of every other role', () => {
    const last = holderOf(['securityAdmin']);
    expect(revokeProblem(security, last, 'securityAdmin', 0)).toBe('last-security-admin');
    expect(revokeProblem(security, holderOf(['auditAdmin']), 'auditAdmin', 0)).toBeNull();
  });

  it('counts those who are left', () => {
    const holder = holderOf(['securityAdmin']);
    expect(othersBeside(holder, 2)).toBe(1);
    expect(othersBeside({ ...holder, disabledAt: new Date() }, 1)).toBe(1);
    expect(othersBeside(holderOf(['auditAdmin']), 1)).toBe(1);
  });
});
