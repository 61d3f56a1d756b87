import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readSpreadsheet } from './read-spreadsheet.ts';
import { writeCsv, writeXlsx } from './write-spreadsheet.ts';

const limits = { bytes: 10_000_000, rows: 100, columns: 20 };
const dangerous = ['=1+1', '+86', '-2', '@SUM(A1)', '110101190001010010', 'a,"b"'];

describe('writeXlsx', () => {
  it('writes text that stays text, digits and formulas included', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'written-'));
    const path = join(folder, 'written.xlsx');
    const columns = dangerous.map((_, index) => ({
      header: `列${String(index)}`,
      width: 10,
      note: '说明',
      choices: ['甲', '乙'],
    }));
    await writeFile(path, await writeXlsx([{ name: '名单', columns, rows: [dangerous] }]));
    const { sheets } = await readSpreadsheet(path, limits);
    await rm(folder, { recursive: true });

    expect(sheets.map(({ name }) => name)).toEqual(['名单']);
    expect(sheets[0]?.rows[1]?.cells).toEqual(dangerous.map((text) => ({ text })));
  });
});

describe('writeCsv', () => {
  it('disarms formulas and quotes what needs it', () => {
    expect(writeCsv([dangerous])).toBe(
      `\ufeff'=1+1,'+86,'-2,'@SUM(A1),110101190001010010,"a,""b"""\r\n`,
    );
  });
});
