import type { LoginRole, SchoolRole } from '@exam/contracts';

import { canLogIn } from './login-policy.ts';

const own = 'college-1';
const other = 'college-2';

describe('canLogIn', () => {
  const allowed = (
    role: LoginRole,
    collegeId: string | null,
    has: { collegeId?: string | null; schoolRoles?: SchoolRole[]; hasRoom?: boolean } = {},
  ) => {
    const standing = { collegeId: own, schoolRoles: [], hasRoom: false, ...has };
    return canLogIn({ role, collegeId }, standing).allowed;
  };

  it('lets a candidate in through their own college alone', () => {
    expect(allowed('candidate', own)).toBeTrue();
    expect(allowed('candidate', other)).toBeFalse();
    expect(allowed('candidate', null)).toBeFalse();
    expect(allowed('candidate', null, { collegeId: null })).toBeFalse();
  });

  it('wants an examiner to be on the staff of a room', () => {
    expect(allowed('examiner', own, { hasRoom: true })).toBeTrue();
    expect(allowed('examiner', own)).toBeFalse();
    expect(allowed('examiner', own, { schoolRoles: ['schoolAdmin'] })).toBeFalse();
    expect(allowed('examiner', other, { hasRoom: true })).toBeFalse();
    expect(allowed('examiner', null, { hasRoom: true })).toBeFalse();
  });

  it('lets staff of the whole school in through any college', () => {
    expect(allowed('examiner', other, { hasRoom: true, collegeId: null })).toBeTrue();
    expect(allowed('admin', other, { schoolRoles: ['inspector'], collegeId: null })).toBeTrue();
  });

  it('wants an admin to have a role in the school', () => {
    expect(allowed('admin', own, { schoolRoles: ['collegeAdmin'] })).toBeTrue();
    expect(allowed('admin', own)).toBeFalse();
    expect(allowed('admin', own, { hasRoom: true })).toBeFalse();
    expect(allowed('admin', other, { schoolRoles: ['collegeAdmin'] })).toBeFalse();
  });

  it('asks the admins of the whole school for no college', () => {
    for (const role of ['schoolAdmin', 'securityAdmin', 'auditAdmin'] as const) {
      expect(allowed('admin', null, { schoolRoles: [role] })).toBeTrue();
    }
    expect(allowed('admin', null, { schoolRoles: ['collegeAdmin'] })).toBeFalse();
    expect(allowed('admin', null, { schoolRoles: ['inspector'] })).toBeFalse();
  });
});
