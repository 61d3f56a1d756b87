import type { Cell } from './spreadsheet.ts';

/** Beyond 15 digits a spreadsheet has replaced the last ones by zeros. */
const EXACT_BELOW = 1e15;
const SCIENTIFIC = /^\d(\.\d+e\+?|e\+)\d{2,3}$/i;
const ZEROS = /^0+$/;

/** A number cell as typed; `format` is its number format, which may stand for leading zeros. */
export function numberCell(value: number, format = ''): Cell {
  if (Math.abs(value) >= EXACT_BELOW) return { text: plainDigits(value), lost: 'digits' };
  const text = String(value);
  return { text: ZEROS.test(format) ? text.padStart(format.length, '0') : text };
}

/** A text cell; one such as 1.10101E+17 is a number that was saved after its digits were lost. */
export function textCell(text: string): Cell {
  return SCIENTIFIC.test(text) ? { text, lost: 'digits' } : { text };
}

function plainDigits(value: number): string {
  return Math.abs(value) < 1e21 ? BigInt(Math.round(value)).toString() : String(value);
}
