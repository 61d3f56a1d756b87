import type { LoginState, LoginStep } from '../state/login.feature';
import { fieldProblems } from './login-problems';

const failure = (
  step: LoginStep,
  code: string,
  more: Partial<NonNullable<LoginState['failure']>> = {},
) =>
  ({
    step,
    code,
    requestId: null,
    fields: [],
    retryAfter: null,
    triesLeft: null,
    maxBytes: null,
    ...more,
  }) as LoginState['failure'];

describe('fieldProblems', () => {
  it('says at the code how many tries are left', () => {
    expect(fieldProblems(failure('signIn', 'code-wrong', { triesLeft: 2 })).code).toEqual({
      key: 'login.codeWrong',
      params: { triesLeft: 2 },
    });
  });

  it('says at the code that it expired, or that another was asked for too soon', () => {
    expect(fieldProblems(failure('signIn', 'code-expired')).code?.key).toBe('problem.code-expired');
    expect(fieldProblems(failure('code', 'code-too-soon')).code?.key).toBe('problem.code-too-soon');
  });

  it('says at each field what the server found wrong with it', () => {
    const fields = [{ path: '/phone', message: 'x' }];
    expect(Object.keys(fieldProblems(failure('code', 'invalid-request', { fields })))).toEqual([
      'phone',
    ]);
  });

  it('leaves what is about no field to the form', () => {
    expect(fieldProblems(failure('signIn', 'unreachable'))).toEqual({});
    expect(fieldProblems(null)).toEqual({});
  });
});
