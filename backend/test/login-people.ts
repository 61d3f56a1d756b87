import type { CodeRequest } from '@exam/contracts';

import {
  CollegeRecord,
  SchoolRecord,
  SchoolRoleRecord,
  type PersonStore,
} from '../src/schools/index.ts';

/** Who and what there is: two schools, the first with two colleges. */
export interface LoginPeople {
  readonly candidate: CodeRequest;
  readonly examiner: CodeRequest;
  readonly admin: CodeRequest;
  /** Of the first school, but without any role. */
  readonly idle: CodeRequest;
  readonly otherCollegeId: string;
  readonly otherSchoolId: string;
}

/** Fills the bound tables of an empty database. */
export async function createLoginPeople(store: PersonStore): Promise<LoginPeople> {
  const timeZone = 'Asia/Shanghai';
  const [school, otherSchool] = await SchoolRecord.bulkCreate([
    { name: '甲样例大学', pinyinInitials: 'jyldx', timeZone, secondFactor: 'optional' },
    { name: '乙样例大学', pinyinInitials: 'yyldx', timeZone, secondFactor: 'optional' },
  ]);
  const schoolId = school?.id ?? '';
  const contact = { schoolId, contactName: '教务办', contactPhone: '010-00000000' };
  const [college, otherCollege] = await CollegeRecord.bulkCreate([
    { ...contact, name: '信息学院' },
    { ...contact, name: '文学院' },
  ]);
  const collegeId = college?.id ?? '';
  const staff = { schoolId, collegeId, kind: 'staff' } as const;
  await store.add({ schoolId, collegeId, kind: 'candidate', name: '考生甲', phone: '13800000001' });
  await store.add({ ...staff, name: '考官甲', phone: '13800000002' });
  const admin = await store.add({ ...staff, name: '管理员甲', phone: '13800000003' });
  await store.add({ ...staff, name: '教师甲', phone: '13800000004' });
  await SchoolRoleRecord.create({ personId: admin.id, role: 'schoolAdmin' });
  const at = { schoolId, collegeId };
  return {
    candidate: { ...at, role: 'candidate', phone: '13800000001' },
    examiner: { ...at, role: 'examiner', phone: '13800000002' },
    admin: { ...at, role: 'admin', collegeId: null, phone: '13800000003' },
    idle: { ...at, role: 'examiner', phone: '13800000004' },
    otherCollegeId: otherCollege?.id ?? '',
    otherSchoolId: otherSchool?.id ?? '',
  };
}
