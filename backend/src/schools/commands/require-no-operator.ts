import { ConflictError } from '../../platform/errors/app-error.ts';
import type { FoundingDependencies } from './dependencies.ts';

/**
 * Who creates schools sees nothing of them, so they are nobody's admin. Rejects with ConflictError
 * operator-phone; `path` names the field.
 */
export async function requireNoOperator(
  { schools, people }: Pick<FoundingDependencies, 'schools' | 'people'>,
  phone: string,
  path: string,
): Promise<void> {
  const platform = await schools.findPlatform();
  const operator =
    platform && (await people.findByPhone({ schoolId: platform.id, kind: 'staff', phone }));
  if (!operator) return;
  const fields = [{ path, message: 'operator-phone' }];
  throw new ConflictError('operator-phone', 'an operator administers no school', { fields });
}
