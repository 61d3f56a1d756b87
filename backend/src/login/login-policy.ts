import type { CodeRequest, SchoolRole } from '@exam/contracts';

import { allow, deny, type Decision } from '../platform/policy/decision.ts';

/** What decides whether somebody may sign in as what they ask for. */
export interface Standing {
  readonly collegeId: string | null;
  readonly schoolRoles: readonly SchoolRole[];
  /** On the staff of any exam room. */
  readonly hasRoom: boolean;
}

const wholeSchool: ReadonlySet<SchoolRole> = new Set([
  'schoolAdmin',
  'securityAdmin',
  'auditAdmin',
  'operator',
]);

/** Whether somebody of the school, of the right kind and number, may sign in with role and college. */
export function canLogIn(
  { role, collegeId }: Pick<CodeRequest, 'role' | 'collegeId'>,
  standing: Standing,
): Decision {
  if (role === 'candidate') {
    // A candidate always has a college, and null must not match null.
    const own = collegeId !== null && collegeId === standing.collegeId;
    return own ? allow : deny('another college');
  }
  if (role === 'examiner' && !standing.hasRoom) return deny('on the staff of no exam room');
  if (role === 'admin' && standing.schoolRoles.length === 0) return deny('no role in the school');
  if (standing.collegeId === null || standing.collegeId === collegeId) return allow;
  const anyCollege = standing.schoolRoles.some((held) => wholeSchool.has(held));
  return role === 'admin' && collegeId === null && anyCollege ? allow : deny('another college');
}
