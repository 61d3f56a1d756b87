import exceljs from 'exceljs';

import type { ReceiptExport } from './queries/receipt-queries.ts';

const columns = [
  { header: '考生编号', width: 22 },
  { header: '姓名', width: 16 },
  { header: '学院', width: 28 },
  { header: '状态', width: 10 },
  { header: '阅读时间', width: 22 },
];

/** A workbook with one row for each candidate whom an announcement concerns. */
export async function receiptsWorkbook({ school, receipts }: ReceiptExport): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('阅读情况', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns;
  sheet.getRow(1).font = { bold: true };
  const time = new Intl.DateTimeFormat('zh-CN', {
    ...{ timeZone: school.timeZone, hourCycle: 'h23' as const },
    ...{ dateStyle: 'short' as const, timeStyle: 'medium' as const },
  });
  // Texts, never formulas: a name that begins with "=" stays a name.
  for (const { candidateNumber, name, collegeName, readAt } of receipts) {
    const read = readAt ? ['已读', time.format(readAt)] : ['未读', ''];
    sheet.addRow([candidateNumber ?? '', name, collegeName ?? '', ...read]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
