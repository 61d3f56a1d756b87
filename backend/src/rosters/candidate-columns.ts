import type { ImportColumn } from './table/import-column.ts';

export type CandidateColumn =
  | 'candidateNumber'
  | 'name'
  | 'idDocumentType'
  | 'idNumber'
  | 'phone'
  | 'college'
  | 'major'
  | 'gender'
  | 'remark';

/** Names of documents as schools write them; the first of each is the one that we write. */
export const documentNames = {
  residentIdCard: ['居民身份证', '身份证', '二代身份证', '中国居民身份证', '港澳台居民居住证'],
  passport: ['护照', '外国护照', '中国护照'],
  hongKongMacaoPermit: [
    ...['港澳居民来往内地通行证', '港澳通行证', '回乡证', '港澳居民通行证'],
    '港澳居民往来内地通行证',
  ],
  taiwanPermit: ['台湾居民来往大陆通行证', '台胞证', '台湾通行证', '台湾居民往来大陆通行证'],
  foreignPermanentResidentCard: ['外国人永久居留身份证', '外国人永久居留证', '外国人居留证'],
} as const;

const columns: readonly ImportColumn<CandidateColumn>[] = [
  {
    key: 'candidateNumber',
    header: '考生编号',
    synonyms: [
      ...['准考证号', '准考证号码', '准考证编号', '考号', '考生号', '考生编码', '报名号', '编号'],
      ...['candidate number', 'candidate no'],
    ],
    required: true,
    example: '2026000001',
    note: '必填，全校唯一。字母、数字、连字符，最多 40 位。再次导入时按此编号更新。',
    width: 20,
  },
  {
    key: 'name',
    header: '姓名',
    synonyms: ['考生姓名', '学生姓名', '名字', 'name'],
    required: true,
    example: '张三',
    note: '必填，与证件一致。',
    width: 14,
  },
  {
    key: 'idDocumentType',
    header: '证件类型',
    synonyms: ['证件种类', '证件名称', '身份证件类型', '有效证件类型', 'id type', 'document type'],
    required: false,
    example: '居民身份证',
    note: '不填则按居民身份证核对。',
    width: 26,
    choices: Object.values(documentNames).map(([name]) => name),
  },
  {
    key: 'idNumber',
    header: '证件号码',
    synonyms: [
      ...[
        '证件号',
        '身份证号',
        '身份证号码',
        '身份证',
        '身份证件号',
        '身份证件号码',
        '有效证件号码',
      ],
      ...['id number', 'document number'],
    ],
    required: true,
    example: '110101190001010010',
    note: '必填。请用文本格式：表格软件会丢掉长数字的最后几位。',
    width: 24,
  },
  {
    key: 'phone',
    header: '手机号',
    synonyms: [
      ...['手机号码', '手机', '移动电话', '联系电话', '联系手机', '本人手机', '电话', '联系方式'],
      ...['phone', 'mobile'],
    ],
    required: true,
    example: '13000000001',
    note: '必填，考生用它登录；全校考生中唯一。',
    width: 16,
  },
  {
    key: 'college',
    header: '学院',
    synonyms: [
      '报考学院',
      '院系',
      '报考院系',
      '院系名称',
      '学院名称',
      '招生学院',
      '系所',
      'college',
    ],
    required: true,
    example: '计算机学院',
    note: '必填，须为系统中已有的学院。',
    width: 22,
  },
  {
    key: 'major',
    header: '专业',
    synonyms: ['报考专业', '专业名称', '招生专业', '报考专业名称', 'major'],
    required: true,
    example: '软件工程',
    note: '必填，须为该学院已有的专业。',
    width: 22,
  },
  {
    key: 'gender',
    header: '性别',
    synonyms: ['gender', 'sex'],
    required: false,
    example: '女',
    note: '男或女，可不填。',
    width: 8,
    choices: ['女', '男'],
  },
  {
    key: 'remark',
    header: '备注',
    synonyms: ['说明', '附注', 'remark', 'note'],
    required: false,
    example: '',
    note: '可不填，最多 200 字。',
    width: 30,
  },
];

/** Who imports into one college alone need not name it in every row. */
export function candidateColumns(oneCollege: boolean): readonly ImportColumn<CandidateColumn>[] {
  return oneCollege
    ? columns.map((one) => (one.key === 'college' ? { ...one, required: false } : one))
    : columns;
}
