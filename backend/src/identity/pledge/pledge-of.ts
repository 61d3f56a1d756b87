import { NotFoundError } from '../../platform/errors/app-error.ts';
import type { ExamRoom } from '../../scheduling/index.ts';

/** The pledge that an exam asks for. Throws NotFoundError where it asks for none. */
export function pledgeOf({ exam }: ExamRoom): { readonly text: string; readonly version: number } {
  const { pledge } = exam.flow;
  if (!pledge?.asked) throw new NotFoundError('pledge-not-asked', exam.id);
  return pledge;
}
