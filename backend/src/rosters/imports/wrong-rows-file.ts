import type { TableKind } from '@exam/contracts';

import { writeXlsx } from '../../platform/spreadsheet/write-spreadsheet.ts';
import { columnsOf } from '../read-import.ts';
import type { StagedRow } from './import-row-store.ts';
import type { ImportDetails } from './import-store.ts';
import { reasonText } from './reason-texts.ts';

/** Wrong rows under the headers of the file that they came from, ready to be mended and sent again. */
export function wrongRowsFile(
  kind: TableKind,
  { headers, mapping }: Pick<ImportDetails, 'headers' | 'mapping'>,
  rows: readonly StagedRow[],
): Promise<Buffer> {
  const names = new Map(columnsOf(kind, false).map(({ key, header }) => [key as string, header]));
  const headerOf = (key: string) => {
    const place = mapping?.columns[key];
    return (place === undefined ? undefined : headers[place]) ?? names.get(key) ?? key;
  };
  const columns = [
    ...headers.map((header) => ({ header, width: 20 })),
    { header: '原行号', width: 10 },
    { header: '错误原因', width: 80 },
  ];
  const written = rows.map(({ typed, row, problems }) => [
    ...headers.map((_, index) => typed[index] ?? ''),
    String(row ?? ''),
    problems.map((problem) => reasonText(problem, headerOf(problem.column))).join('；'),
  ]);
  return writeXlsx([{ name: '错误行', columns, rows: written }]);
}
