import { replacedProblem, successorProblem } from './administrator-policy.ts';
import type { RoleHolder } from './role-policy.ts';

const holder = (changes: Partial<RoleHolder> = {}): RoleHolder => ({
  ...{ id: 'lost', schoolId: 's', collegeId: null, disabledAt: null, schoolRoles: ['schoolAdmin'] },
  ...changes,
});
const gone = { disabledAt: new Date() };

describe('replacedProblem', () => {
  it('lets an operator take the role from who has it, and from nobody else', () => {
    expect(replacedProblem([holder()], 'lost')).toBeNull();
    expect(replacedProblem([holder()], 'other')).toBe('not-found');
  });

  it('fills a place only where nobody who can sign in has it', () => {
    expect(replacedProblem([], null)).toBeNull();
    expect(replacedProblem([holder(gone)], null)).toBeNull();
    expect(replacedProblem([holder(gone), holder()], null)).toBe('administrator-present');
  });
});

describe('successorProblem', () => {
  const wanted = { role: 'schoolAdmin', name: '新', replaces: 'lost' } as const;
  const problem = (changes: Partial<RoleHolder> & { name?: string }) =>
    successorProblem({ ...holder({ id: 'new', schoolRoles: [] }), name: '新', ...changes }, wanted);

  it('takes one of the staff who has no role that excludes it', () => {
    expect(problem({})).toBeNull();
    expect(problem({ schoolRoles: ['inspector'] })).toBeNull();
  });

  it('never lets anybody hold two of the administrators’ roles', () => {
    expect(problem({ schoolRoles: ['auditAdmin'] })).toBe('role-conflict');
    expect(problem({ schoolRoles: ['collegeAdmin', 'inspector'] })).toBe('role-conflict');
    expect(problem({ schoolRoles: ['schoolAdmin'] })).toBe('role-held');
  });

  it('takes neither who was lost, nor somebody else’s phone, nor who is disabled', () => {
    expect(problem({ id: 'lost' })).toBe('phone-taken');
    expect(problem({ name: '别人' })).toBe('phone-taken');
    expect(problem(gone)).toBe('person-disabled');
  });
});
