import { ForbiddenError, NotFoundError } from '../platform/errors/app-error.ts';
import type { Actor } from '../platform/policy/actor.ts';

/** The part of a school that an administrator acts on. */
export interface AdministrationScope {
  readonly schoolId: string;
  /** Null for the whole school. */
  readonly collegeId: string | null;
}

/** What somebody may administer. Throws ForbiddenError for who is no admin of school or college. */
export function administrationScope(actor: Actor): AdministrationScope {
  const { schoolId, collegeId, schoolRoles } = actor;
  if (schoolRoles.has('schoolAdmin')) return { schoolId, collegeId: null };
  if (schoolRoles.has('collegeAdmin') && collegeId !== null) return { schoolId, collegeId };
  throw new ForbiddenError('forbidden', 'administers neither school nor college');
}

/**
 * What is in scope, as the condition on a table with school and college. Of a college, only what is
 * the college's own: what has no college is the school's.
 */
export function whereInScope({ schoolId, collegeId }: AdministrationScope): {
  schoolId: string;
  collegeId?: string;
} {
  return { schoolId, ...(collegeId !== null && { collegeId }) };
}

/** Whether something of that school and college is inside; what has no college is the school's. */
export function isInScope(
  scope: AdministrationScope,
  { schoolId, collegeId }: { readonly schoolId: string; readonly collegeId: string | null },
): boolean {
  return scope.schoolId === schoolId && (scope.collegeId === null || scope.collegeId === collegeId);
}

/** Throws NotFoundError for what is outside: it does not exist for who asks. */
export function requireScope(
  scope: AdministrationScope,
  thing: { readonly schoolId: string; readonly collegeId: string | null },
): void {
  if (!isInScope(scope, thing)) throw new NotFoundError('not-found', 'outside of the scope');
}
