import type { ImportColumn } from './table/import-column.ts';

export type StaffColumn = 'staffNumber' | 'name' | 'phone' | 'college';

export const staffColumns: readonly ImportColumn<StaffColumn>[] = [
  {
    key: 'staffNumber',
    header: '工号',
    synonyms: ['教工号', '职工号', '教师工号', '教师号', '人员编号', '编号', 'staff number'],
    required: false,
    example: 'T20260001',
    note: '可不填。填写后，再次导入时按工号更新；未填则按手机号更新。',
    width: 18,
  },
  {
    key: 'name',
    header: '姓名',
    synonyms: ['教师姓名', '教工姓名', '考官姓名', '名字', 'name'],
    required: true,
    example: '李四',
    note: '必填。',
    width: 14,
  },
  {
    key: 'phone',
    header: '手机号',
    synonyms: [
      ...['手机号码', '手机', '移动电话', '联系电话', '联系手机', '电话', '联系方式'],
      ...['phone', 'mobile'],
    ],
    required: true,
    example: '13000000002',
    note: '必填，教师用它登录；全校教师中唯一。',
    width: 16,
  },
  {
    key: 'college',
    header: '学院',
    synonyms: ['所在学院', '院系', '部门', '单位', '所属学院', '所在单位', '学院名称', 'college'],
    required: false,
    example: '计算机学院',
    note: '须为系统中已有的学院；校级人员不填。',
    width: 22,
  },
];
