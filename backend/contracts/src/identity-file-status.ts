import * as z from 'zod';

/** `draft` and `sentBack`: the candidate may change it. */
export const identityFileStatus = z.enum(['draft', 'submitted', 'approved', 'sentBack']);
export type IdentityFileStatus = z.output<typeof identityFileStatus>;
