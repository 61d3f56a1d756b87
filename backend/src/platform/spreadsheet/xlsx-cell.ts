import type { CellValue } from 'exceljs';

import { cleanText } from './clean-text.ts';
import { numberCell, textCell } from './number-text.ts';
import { emptyCell, type Cell } from './spreadsheet.ts';

/** What a cell of exceljs shows: dates as 2026-03-27, formulas as their saved value. */
export function xlsxCell(value: CellValue, format?: string): Cell {
  if (value === null || value === undefined) return emptyCell;
  if (typeof value === 'number') return numberCell(value, format);
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' };
  if (typeof value === 'string') return textCell(cleanText(value));
  if (value instanceof Date) return { text: dateText(value) };
  if ('richText' in value) {
    return textCell(cleanText(value.richText.map(({ text }) => text).join('')));
  }
  if ('hyperlink' in value) return xlsxCell(value.text);
  if ('error' in value) return { text: value.error, lost: 'value' };
  return formulaCell(value.result, format);
}

function formulaCell(result: CellValue | undefined, format?: string): Cell {
  return result === undefined ? { text: '', lost: 'value' } : xlsxCell(result, format);
}

/** exceljs gives a date cell as that wall-clock time in UTC. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
