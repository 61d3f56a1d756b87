import type { LoginRole, SecondFactorPolicy } from '@exam/contracts';

/** Whether a school demands a second factor of who signs in so. Never of candidates. */
export function demandsFactor(policy: SecondFactorPolicy, role: LoginRole): boolean {
  if (role === 'candidate' || policy === 'optional') return false;
  return policy === 'everyone' || role === 'admin';
}

/** What a login lacks after its SMS code. Who has a factor uses it, whatever the school demands. */
export function missingStep(
  role: LoginRole,
  policy: SecondFactorPolicy,
  has: boolean,
): 'prove' | 'enrol' | null {
  if (role === 'candidate') return null;
  if (has) return 'prove';
  return demandsFactor(policy, role) ? 'enrol' : null;
}
