import type { ProblemCode } from '@exam/contracts';
import { ForeignKeyConstraintError, UniqueConstraintError } from 'sequelize';

import { ConflictError, ForbiddenError } from '../platform/errors/app-error.ts';
import type { StaffProblem } from './staff-policy.ts';

/** Throws what a policy said, unless it said nothing: ForbiddenError, or ConflictError with a code. */
export function refuse(problem: StaffProblem | null): void {
  if (problem === 'forbidden') throw new ForbiddenError('forbidden', 'not for this actor');
  if (problem) throw new ConflictError(problem, problem);
}

/** What a broken UNIQUE means: the code for each index name, and the field of the request. */
export type UniqueNames = Readonly<Record<string, readonly [ProblemCode, string | null]>>;

/**
 * Does `work`, and says of a broken constraint what it means. `inUse`: the code for what others
 * hang on.
 */
export async function withConstraints<T>(
  names: { readonly unique?: UniqueNames; readonly inUse?: ProblemCode },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ForeignKeyConstraintError && names.inUse) {
      throw new ConflictError(names.inUse, error.message, { cause: error });
    }
    if (error instanceof UniqueConstraintError) {
      const [, index = ''] = /for key '(?:[^']*\.)?([^']+)'$/.exec(error.parent.message) ?? [];
      const broken = names.unique?.[index];
      if (broken) throw conflictOf(broken, error);
    }
    throw error;
  }
}

function conflictOf([code, path]: readonly [ProblemCode, string | null], cause: Error) {
  const fields = path === null ? {} : { fields: [{ path, message: code }] };
  return new ConflictError(code, 'the database says so', { cause, ...fields });
}
