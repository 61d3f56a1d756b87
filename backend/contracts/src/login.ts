import * as z from 'zod';

import { collegeView, roomRole, schoolRole, schoolView } from './schools.ts';

/** As whom somebody signs in: 我是考生, 我是考官, 学校管理. Also the area of the portal that opens. */
export const loginRole = z.enum(['candidate', 'examiner', 'admin']);
export type LoginRole = z.output<typeof loginRole>;

/** A mainland mobile number; spaces, hyphens, full-width digits and +86 are taken off. */
export const phone = z
  .string()
  .max(40)
  .transform((typed) =>
    typed
      .normalize('NFKC')
      .replace(/[\s-]/g, '')
      .replace(/^(\+|00)86/, ''),
  )
  .pipe(z.string().regex(/^1[3-9]\d{9}$/));

const credentials = {
  role: loginRole,
  schoolId: z.uuid(),
  /** Null only for the admins of a whole school. */
  collegeId: z.uuid().nullable(),
  phone,
};

export const codeRequest = z.object(credentials);
export type CodeRequest = z.output<typeof codeRequest>;
/** The same whether or not anybody has that number. */
export const codeRequestedView = z.object({
  /** Seconds until another code may be asked for. */
  resendAfter: z.int().positive(),
  /** Seconds that the code is good for. */
  expiresIn: z.int().positive(),
});
export type CodeRequestedView = z.output<typeof codeRequestedView>;

export const loginRequest = z.object({
  ...credentials,
  code: z
    .string()
    .max(20)
    .transform((typed) => typed.normalize('NFKC').replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
});
export type LoginRequest = z.output<typeof loginRequest>;

export const sessionView = z.object({
  id: z.uuid(),
  role: loginRole,
  person: z.object({ id: z.uuid(), name: z.string() }),
  school: schoolView.extend({
    /** IANA name; every time on a screen is in this zone. */
    timeZone: z.string(),
  }),
  college: collegeView.nullable(),
  schoolRoles: schoolRole.array(),
  rooms: z.object({ examRoomId: z.uuid(), roles: roomRole.array() }).array(),
  expiresAt: z.iso.datetime(),
  /** True when this login ended an older session of the same person. */
  tookOver: z.boolean(),
});
export type SessionView = z.output<typeof sessionView>;

/** Why a session ended, told to the browser that held it. */
export const sessionEndReason = z.enum(['signedOut', 'takenOver', 'revoked', 'expired']);
export type SessionEndReason = z.output<typeof sessionEndReason>;

export const timeView = z.object({ now: z.iso.datetime() });

export const devSmsQuery = z.object({ phone });
export const devSmsView = z.object({
  messages: z
    .object({ phone: z.string(), text: z.string(), code: z.string(), sentAt: z.iso.datetime() })
    .array(),
});
