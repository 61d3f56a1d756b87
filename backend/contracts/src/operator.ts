import * as z from 'zod';

import { phone } from './login.ts';
import { smsQuotaView } from './schedule-notices.ts';
import { reason, staffState } from './staff.ts';
import { shortName, timeZone } from './structure.ts';

export const schoolState = z.enum(['active', 'deactivated']);
export type SchoolState = z.output<typeof schoolState>;

const administrator = z.object({ name: shortName, phone });

/** The three who start a school: different people, by their phones. */
export const newSchoolRequest = z
  .object({
    name: shortName,
    pinyinInitials: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9]{1,50}$/),
    timeZone,
    schoolAdmin: administrator,
    securityAdmin: administrator,
    auditAdmin: administrator,
  })
  .superRefine(({ schoolAdmin, securityAdmin, auditAdmin }, context) => {
    const seen = new Set<string>();
    for (const [role, person] of Object.entries({ schoolAdmin, securityAdmin, auditAdmin })) {
      if (person.phone && seen.has(person.phone)) {
        context.addIssue({ code: 'custom', path: [role, 'phone'], message: 'same-phone' });
      }
      seen.add(person.phone);
    }
  });
export type NewSchoolRequest = z.output<typeof newSchoolRequest>;

export const operatorSchoolsQuery = z.object({ search: z.string().trim().max(50).default('') });

export const operatorSchoolView = z.object({
  id: z.uuid(),
  name: z.string(),
  pinyinInitials: z.string(),
  timeZone: z.string(),
  state: schoolState,
  /** Null for schools of before it was written down. */
  createdAt: z.iso.datetime().nullable(),
});
export type OperatorSchoolView = z.output<typeof operatorSchoolView>;

/** All schools but the operators' own place, by name; of a search, those that match. */
export const operatorSchoolsView = z.object({ schools: operatorSchoolView.array() });
export type OperatorSchoolsView = z.output<typeof operatorSchoolsView>;

export const initialsQuery = z.object({ name: z.string().trim().max(100) });
/** The first letters of the syllables; empty where there are none. */
export const initialsView = z.object({ pinyinInitials: z.string() });

/** Who starts a school, and whom an operator may replace: nobody holds two of them. */
export const administratorRole = z.enum(['schoolAdmin', 'securityAdmin', 'auditAdmin']);
export type AdministratorRole = z.output<typeof administratorRole>;

/** All that operators see of somebody in a school. */
export const administratorView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Masked. */
  phone: z.string(),
  role: administratorRole,
  state: staffState,
});
export type AdministratorView = z.output<typeof administratorView>;

export const operatorSchoolDetailView = operatorSchoolView.extend({
  sms: smsQuotaView,
  /** By role and name. */
  administrators: administratorView.array(),
});
export type OperatorSchoolDetailView = z.output<typeof operatorSchoolDetailView>;

/** The most that a quota may be. */
export const SMS_QUOTA_MOST = 1_000_000;
const messages = z.int().min(0).max(SMS_QUOTA_MOST);
export const smsQuotaRequest = z
  .object({ perDay: messages, perMonth: messages, reason })
  .refine(({ perDay, perMonth }) => perDay <= perMonth, {
    path: ['perMonth'],
    message: 'month-below-day',
  });
export type SmsQuotaRequest = z.output<typeof smsQuotaRequest>;

export const replacementRequest = z.object({
  role: administratorRole,
  /** Who loses the role; null where nobody who can sign in has it. */
  replaces: z.uuid().nullable(),
  name: shortName,
  phone,
  reason,
});
export type ReplacementRequest = z.output<typeof replacementRequest>;
