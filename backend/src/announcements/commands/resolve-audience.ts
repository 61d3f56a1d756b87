import type { AnnouncementAudience } from '@exam/contracts';

import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { administrationScope, requireScope, type SchoolStore } from '../../schools/index.ts';

/** The audience with its college. Throws NotFoundError for what the actor does not administer. */
export async function resolveAudience(
  schools: SchoolStore,
  actor: Actor,
  { collegeId, majorId }: AnnouncementAudience,
): Promise<AnnouncementAudience> {
  const scope = administrationScope(actor);
  const { schoolId } = actor;
  if (majorId !== null) {
    const major = await schools.findMajor(majorId);
    if (!major) throw new NotFoundError('not-found', `no major ${majorId}`);
    requireScope(scope, major);
    return { majorId, collegeId: major.collegeId };
  }
  if (collegeId !== null) {
    const college = await schools.findCollege(collegeId);
    if (!college) throw new NotFoundError('not-found', `no college ${collegeId}`);
    requireScope(scope, { schoolId: college.schoolId, collegeId });
    return { collegeId, majorId: null };
  }
  requireScope(scope, { schoolId, collegeId: null });
  return { collegeId: null, majorId: null };
}
