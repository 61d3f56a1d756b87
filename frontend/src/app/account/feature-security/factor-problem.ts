import type { Failure } from '../../core/http/failure';

/** A text at a field, and the numbers that it mentions. */
export interface FactorProblem {
  readonly key: string;
  readonly params: Record<string, unknown>;
}

/** What a failed code says at its field; null for what is about something else. */
export function factorProblem(failure: Failure | null): FactorProblem | null {
  if (!failure) return null;
  const { code, triesLeft, retryAfter } = failure;
  if (code === 'second-factor-paused') {
    return { key: 'account.paused', params: { minutes: Math.ceil((retryAfter ?? 60) / 60) } };
  }
  if (code === 'second-factor-wrong' && triesLeft !== null) {
    return { key: 'account.wrong', params: { triesLeft } };
  }
  const aboutCode = code === 'second-factor-wrong' || code === 'invalid-request';
  return aboutCode ? { key: 'problem.second-factor-wrong', params: {} } : null;
}
