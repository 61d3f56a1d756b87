import type { FailureCode } from '../../core/http/failure';
import type { LoginState } from '../state/login.feature';

export const loginFields = ['school', 'college', 'phone', 'code'] as const;
export type LoginField = (typeof loginFields)[number];

/** A text of the login, and the numbers that it mentions. */
export interface FieldProblem {
  readonly key: string;
  readonly params: Record<string, unknown>;
}
export type FieldProblems = Readonly<Partial<Record<LoginField, FieldProblem>>>;

const fieldOfPath: Readonly<Record<string, LoginField>> = {
  '/schoolId': 'school',
  '/collegeId': 'college',
  '/phone': 'phone',
  '/code': 'code',
};
const aboutTheCode = new Set<FailureCode>([
  'code-wrong',
  'code-expired',
  'code-tries-used-up',
  'code-too-soon',
  'code-limit-reached',
  'too-many-requests',
]);

const missing = (field: LoginField): FieldProblem => ({
  key: `login.missing.${field}`,
  params: {},
});

export const missingFields = (fields: readonly LoginField[]): FieldProblems =>
  Object.fromEntries(fields.map((field) => [field, missing(field)]));

/** The failures that belong to a field. */
export function fieldProblems(failure: LoginState['failure']): FieldProblems {
  if (!failure) return {};
  if (failure.step === 'schools') return { school: problemOf(failure) };
  if (failure.step === 'colleges') return { college: problemOf(failure) };
  if (aboutTheCode.has(failure.code)) return { code: problemOf(failure) };
  const fields = failure.fields.map(({ path }) => fieldOfPath[path]);
  return missingFields(fields.filter((field) => field !== undefined));
}

function problemOf({ code, triesLeft }: NonNullable<LoginState['failure']>): FieldProblem {
  if (code === 'code-wrong' && triesLeft !== null)
    return { key: 'login.codeWrong', params: { triesLeft } };
  return { key: `problem.${code}`, params: {} };
}
