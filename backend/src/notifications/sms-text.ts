import type { Sms } from './sms.ts';

/**
 * The words of a message, for previews and for the dev inbox. The templates that a school registers
 * with its provider should say the same: docs/schedule.md lists them.
 */
export function smsText({ template, params }: Sms): string {
  switch (template) {
    case 'loginCode':
      return `【云考场】您的登录验证码是 ${params.code}，${params.minutes} 分钟内有效。如非本人操作，请忽略本短信。`;
    case 'scheduleNotice':
      return `【云考场】${params.name}您好，您参加的${params.exam}安排在${params.room}，${params.time}开始。请提前登录云考场完成准备。`;
    case 'scheduleChanged':
      return `【云考场】${params.name}您好，您参加的${params.exam}安排有变动，现为${params.room}，${params.time}开始，请以此为准。`;
    case 'staffNotice':
      return `【云考场】${params.name}老师您好，您担任${params.exam}${params.room}的${params.role}，${params.time}开始。请提前登录云考场。`;
    case 'staffChanged':
      return `【云考场】${params.name}老师您好，${params.exam}安排有变动，您现担任${params.room}的${params.role}，${params.time}开始，请以此为准。`;
    case 'identityApproved':
      return `【云考场】您参加的${params.exam}的身份认证材料已通过审核。请登录云考场完成后续步骤。`;
    case 'identitySentBack':
      return `【云考场】您参加的${params.exam}的身份认证材料未通过审核，需重新提交：${params.documents}。原因请登录云考场查看。`;
  }
}
