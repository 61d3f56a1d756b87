import type { CellProblem, CellProblemCode } from '@exam/contracts';

/** What is wrong and what to do, for the file of wrong rows, which is Chinese like its headers. */
const texts: Readonly<Record<CellProblemCode, string>> = {
  required: '未填写，请补上',
  tooLong: '内容太长，请缩短',
  digitsLost: '是数字格式，末尾几位已丢失：请把该列设为文本格式后重新填写',
  formulaWithoutValue: '公式没有结果，请改为填写数值',
  candidateNumberForm: '只能用字母、数字、连字符和下划线，最多 40 位',
  candidateNumberRepeated: '考生编号重复',
  personElsewhere: '此人属于其他学院，请联系学校管理员',
  staffNumberForm: '只能用字母、数字、连字符和下划线，最多 40 位',
  staffNumberRepeated: '工号重复',
  staffNumberOfOther: '工号已属于他人',
  nameForm: '须为 2–50 个文字，不含数字和符号',
  idDocumentTypeUnknown: '不认识的证件类型，请从模板的选项中选择',
  idNumberForm: '位数或格式与证件类型不符',
  idNumberOldForm: '15 位旧身份证号已停用，请填写 18 位号码',
  idNumberRegion: '前两位不是有效的地区代码',
  idNumberBirthDate: '其中的出生日期不存在或不合理',
  idNumberChecksum: '校验位不对，请核对是否有错字',
  idNumberRepeated: '证件号码重复',
  idNumberOfOther: '证件号码已属于另一名考生',
  phoneForm: '须为 11 位大陆手机号',
  phoneRepeated: '手机号重复',
  phoneOfOther: '手机号已被他人使用',
  holdsRole: '此人担任管理角色，手机号和学院不能通过导入修改',
  genderUnknown: '请填写“男”或“女”，或留空',
  collegeUnknown: '系统中没有这个学院',
  collegeNotYours: '您只能导入本学院的人员',
  majorUnknown: '该学院没有这个专业',
  photoOfNobody: '找不到对应的考生',
  photoRepeated: '同一考生有多张照片',
  photoFormat: '不是 JPEG、PNG 或 WebP 图片',
  photoTooBig: '文件太大',
  photoTooManyPixels: '像素太多',
  photoTooSmall: '图片太小',
  photoDamaged: '图片已损坏',
};

/** `header`: what the column is called. */
export function reasonText({ code, suggestion, otherRow }: CellProblem, header: string): string {
  const where = otherRow === undefined ? '' : `（见第 ${String(otherRow)} 行）`;
  const instead = suggestion === undefined ? '' : `，是否为“${suggestion}”？`;
  return `${header}：${texts[code]}${where}${instead}`;
}
