import type { SchoolRole } from '@exam/contracts';

import type { Actor } from '../platform/policy/actor.ts';
import { administrationScope, isInScope, requireScope } from './administration-scope.ts';

const actor = (collegeId: string | null, ...roles: SchoolRole[]): Actor => ({
  ...{ personId: 'p', sessionId: 's', schoolId: 'a', collegeId, role: 'admin' },
  schoolRoles: new Set(roles),
  rolesByRoom: new Map(),
});

describe('the scope of an administrator', () => {
  it('is the school, or one college of it', () => {
    expect(administrationScope(actor('x', 'schoolAdmin'))).toEqual({
      schoolId: 'a',
      collegeId: null,
    });
    expect(administrationScope(actor('x', 'collegeAdmin'))).toEqual({
      schoolId: 'a',
      collegeId: 'x',
    });
  });

  it('is nothing for the other roles, and for a college admin without a college', () => {
    for (const role of ['securityAdmin', 'auditAdmin', 'inspector', 'operator'] as const) {
      expect(() => administrationScope(actor(null, role)))
        .withContext(role)
        .toThrow();
    }
    expect(() => administrationScope(actor(null, 'collegeAdmin'))).toThrow();
  });

  it('ends at the college, and at the school', () => {
    const college = administrationScope(actor('x', 'collegeAdmin'));
    expect(isInScope(college, { schoolId: 'a', collegeId: 'x' })).toBeTrue();
    expect(isInScope(college, { schoolId: 'a', collegeId: 'y' })).toBeFalse();
    expect(isInScope(college, { schoolId: 'a', collegeId: null })).toBeFalse();
    const school = administrationScope(actor(null, 'schoolAdmin'));
    expect(isInScope(school, { schoolId: 'a', collegeId: null })).toBeTrue();
    expect(() => {
      requireScope(school, { schoolId: 'b', collegeId: 'x' });
    }).toThrow();
  });
});
