import * as z from 'zod';

/** Roles in a whole school, or in the platform's own tenant (operator). */
export const schoolRole = z.enum([
  'schoolAdmin',
  'securityAdmin',
  'auditAdmin',
  'collegeAdmin',
  'inspector',
  'operator',
]);
export type SchoolRole = z.output<typeof schoolRole>;

export const roomRole = z.enum(['waitingExaminer', 'mainExaminer', 'panelExaminer']);
export type RoomRole = z.output<typeof roomRole>;

export const schoolsQuery = z.object({
  /** Part of the name, or pinyin initials; empty lists the first schools by name. */
  search: z.string().trim().max(50).default(''),
});
export const schoolView = z.object({ id: z.uuid(), name: z.string(), pinyinInitials: z.string() });
export type SchoolView = z.output<typeof schoolView>;
export const schoolsView = z.object({ schools: schoolView.array() });

export const schoolParams = z.object({ schoolId: z.uuid() });
export const collegeView = z.object({
  id: z.uuid(),
  name: z.string(),
  contactName: z.string(),
  /** Whom to call when something is wrong. */
  contactPhone: z.string(),
});
export type CollegeView = z.output<typeof collegeView>;
export const collegesView = z.object({ colleges: collegeView.array() });
