import * as z from 'zod';

import { authorityDriver } from './authority.ts';
import { smsQuotaView } from './schedule-notices.ts';
import { secondFactorPolicy } from './second-factor.ts';

/** What people call it: 1 to 100 characters, one line, without spaces around. */
export const shortName = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^\P{Cc}*$/u);

/** A landline or mobile number as people write it, such as `0571-8820 4416 转 2`. */
export const contactPhone = z
  .string()
  .trim()
  .transform((typed) => typed.normalize('NFKC').replace('转', '-').replace(/\s+/g, ' '))
  .pipe(z.string().regex(/^\+?\d[\d ()-]{3,28}$/));

export const collegeParams = z.object({ collegeId: z.uuid() });
export const majorParams = z.object({ majorId: z.uuid() });

export const collegeRequest = z.object({
  name: shortName,
  contactName: shortName.max(50),
  contactPhone,
});
export type CollegeRequest = z.output<typeof collegeRequest>;

export const majorRequest = z.object({
  name: shortName,
  /** The school's or the state's code of the major; null where it has none. */
  code: z
    .string()
    .trim()
    .transform((typed) => typed.normalize('NFKC').toUpperCase())
    .pipe(z.string().regex(/^[0-9A-Z-]{1,20}$/))
    .nullable(),
});
export type MajorRequest = z.output<typeof majorRequest>;

const count = z.int().nonnegative();

export const structureMajorView = z.object({
  id: z.uuid(),
  name: z.string(),
  code: z.string().nullable(),
  /** What keeps it from being deleted. */
  exams: count,
  can: z.object({ edit: z.boolean(), remove: z.boolean() }),
});
export type StructureMajorView = z.output<typeof structureMajorView>;

export const structureCollegeView = z.object({
  id: z.uuid(),
  name: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  staff: count,
  candidates: count,
  exams: count,
  /** By name. */
  majors: structureMajorView.array(),
  can: z.object({ edit: z.boolean(), remove: z.boolean(), addMajor: z.boolean() }),
});
export type StructureCollegeView = z.output<typeof structureCollegeView>;

/** The colleges that the reader administers, by name. */
export const structureView = z.object({
  colleges: structureCollegeView.array(),
  can: z.object({ addCollege: z.boolean() }),
});
export type StructureView = z.output<typeof structureView>;

/** An IANA name that this runtime knows, such as `Asia/Shanghai`. */
export const timeZone = z
  .string()
  .max(50)
  .refine((name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch {
      return false;
    }
  });

export const schoolSettingsRequest = z.object({
  timeZone,
  contactName: z.union([z.literal(''), shortName.max(50)]),
  contactPhone: z.union([z.literal(''), contactPhone]),
  /** Whether candidates are checked by the platform's outside authority. */
  outsideAuthority: z.boolean(),
});
export type SchoolSettingsRequest = z.output<typeof schoolSettingsRequest>;

export const schoolSettingsView = z.object({
  name: z.string(),
  pinyinInitials: z.string(),
  timeZone: z.string(),
  /** Whom a college's people call; empty where nobody is named. */
  contactName: z.string(),
  contactPhone: z.string(),
  /** Notices that the school may send, and has sent. */
  sms: smsQuotaView,
  /** Login codes have a limit of their own. */
  loginCodesPerDay: count,
  outsideAuthority: z.boolean(),
  /** Which one the platform has; null where it has none. */
  authority: authorityDriver.exclude(['local']).nullable(),
  /** Who has to prove a second factor when they sign in. */
  secondFactor: secondFactorPolicy,
  can: z.object({ edit: z.boolean(), setSecondFactor: z.boolean() }),
});
export type SchoolSettingsView = z.output<typeof schoolSettingsView>;
