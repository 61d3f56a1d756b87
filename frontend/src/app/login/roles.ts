import type { LoginRole } from '@exam/contracts';

/** As whom somebody may sign in, in the order of the tabs. */
export const loginRoles: readonly LoginRole[] = ['candidate', 'examiner', 'admin'];
