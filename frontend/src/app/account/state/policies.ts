import type { SecondFactorPolicy } from '@exam/contracts';

/** In the order of how much they demand. */
export const secondFactorPolicies: readonly SecondFactorPolicy[] = [
  'optional',
  'admins',
  'everyone',
];
