import type { SchoolRole } from '@exam/contracts';

import type { Actor } from '../platform/policy/actor.ts';
import type { RoleHolder } from './role-policy.ts';
import {
  addProblem,
  disableProblem,
  editProblem,
  isInStaffScope,
  moveProblem,
} from './staff-policy.ts';

const person = (schoolRoles: SchoolRole[], facts: Partial<RoleHolder> = {}): RoleHolder => ({
  id: 'person',
  schoolId: 'school',
  collegeId: 'college',
  disabledAt: null,
  schoolRoles,
  ...facts,
});
const actorOf = (role: SchoolRole, facts: Partial<Actor> = {}): Actor => ({
  personId: 'actor',
  sessionId: 'session',
  schoolId: 'school',
  collegeId: role === 'collegeAdmin' ? 'college' : null,
  role: 'admin',
  schoolRoles: new Set([role]),
  rolesByRoom: new Map(),
  ...facts,
});
const school = actorOf('schoolAdmin');
const college = actorOf('collegeAdmin');
const security = actorOf('securityAdmin');
const bystanders = [actorOf('auditAdmin'), actorOf('inspector'), actorOf('operator')];

describe('whose account somebody may see and change', () => {
  it('is a matter of school and college', () => {
    const own = { schoolId: 'school', collegeId: 'college' };
    const others = [
      { schoolId: 'school', collegeId: 'other' },
      { schoolId: 'school', collegeId: null },
    ];
    const elsewhere = { schoolId: 'other', collegeId: 'college' };
    for (const actor of [school, security]) {
      for (const place of [own, ...others]) expect(isInStaffScope(actor, place)).toBeTrue();
      expect(isInStaffScope(actor, elsewhere)).toBeFalse();
    }
    expect(isInStaffScope(college, own)).toBeTrue();
    for (const place of [...others, elsewhere]) {
      expect(isInStaffScope(college, place)).toBeFalse();
      expect(addProblem(college, place)).toBe('forbidden');
      expect(editProblem(college, person([], place))).toBe('forbidden');
      expect(disableProblem(college, person([], place), 1)).toBe('forbidden');
    }
    for (const actor of bystanders) expect(isInStaffScope(actor, own)).toBeFalse();
    const homeless = actorOf('collegeAdmin', { collegeId: null });
    expect(isInStaffScope(homeless, { schoolId: 'school', collegeId: null })).toBeFalse();
  });

  it('is not the security admin’s, who only lets people in and out', () => {
    expect(addProblem(security, { schoolId: 'school', collegeId: null })).toBe('forbidden');
    expect(editProblem(security, person([]))).toBe('forbidden');
    expect(disableProblem(security, person([]), 1)).toBeNull();
    expect(disableProblem(security, person(['schoolAdmin']), 1)).toBeNull();
  });

  it('is nobody’s else', () => {
    for (const actor of bystanders) {
      expect(addProblem(actor, { schoolId: 'school', collegeId: 'college' })).toBe('forbidden');
      expect(editProblem(actor, person([]))).toBe('forbidden');
      expect(disableProblem(actor, person([]), 1)).toBe('forbidden');
    }
  });

  it('lets nobody take over a role by its holder’s phone, or widen it by the college', () => {
    for (const actor of [school, college]) {
      expect(moveProblem(actor, person([]))).toBeNull();
    }
    expect(moveProblem(school, person(['inspector']))).toBe('holds-role');
    expect(moveProblem(school, person(['securityAdmin'], { id: 'actor' }))).toBe('holds-role');
    expect(moveProblem(college, person(['inspector']))).toBe('forbidden');
    expect(editProblem(school, person(['auditAdmin']))).toBeNull();
    expect(editProblem(college, person(['auditAdmin']))).toBe('forbidden');
    expect(editProblem(college, person(['collegeAdmin'], { id: 'actor' }))).toBeNull();
  });

  it('leaves those with a role to the security admin, who leaves one of their own', () => {
    expect(disableProblem(school, person([]), 1)).toBeNull();
    expect(disableProblem(college, person([]), 1)).toBeNull();
    expect(disableProblem(school, person(['inspector']), 1)).toBe('forbidden');
    expect(disableProblem(school, person(['securityAdmin']), 1)).toBe('forbidden');
    expect(disableProblem(security, person(['securityAdmin']), 1)).toBeNull();
    expect(disableProblem(security, person(['securityAdmin']), 0)).toBe('last-security-admin');
    expect(disableProblem(security, person(['securityAdmin'], { id: 'actor' }), 1)).toBe(
      'role-own',
    );
  });
});
