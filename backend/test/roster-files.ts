import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import exceljs, { type CellValue, type Workbook, type Worksheet } from 'exceljs';

import { idNumberCheckSign } from '../src/rosters/checks/id-document.ts';

export const rosterHeader = ['考生编号', '姓名', '证件号码', '手机号', '学院', '专业'] as const;

export const collegeIds = {
  computing: '11111111-1111-4111-8111-111111111111',
  physics: '22222222-2222-4222-8222-222222222222',
} as const;
export const majorIds = {
  software: '33333333-3333-4333-8333-333333333333',
  optics: '44444444-4444-4444-8444-444444444444',
} as const;
export const inventedColleges = [
  { id: collegeIds.computing, name: '计算机学院' },
  { id: collegeIds.physics, name: '物理学院（光电学院）' },
];
export const inventedMajors = [
  { id: majorIds.software, name: '软件工程', collegeId: collegeIds.computing },
  { id: majorIds.optics, name: '光学', collegeId: collegeIds.physics },
];

/** A number with a right check sign that nobody has: its bearer was born on 1 January 1900. */
export function inventedIdNumber(sequence: number): string {
  const first17 = `11010119000101${String(sequence).padStart(3, '0')}`;
  return first17 + idNumberCheckSign(first17);
}

/** As `inventedIdNumber`, for more than a thousand: born in the first days of 1900. */
export function manyInventedIdNumbers(index: number): string {
  const day = new Date(Date.UTC(1900, 0, 1 + Math.floor(index / 1000)));
  const birth = day.toISOString().slice(0, 10).replaceAll('-', '');
  const first17 = `110101${birth}${String(index % 1000).padStart(3, '0')}`;
  return first17 + idNumberCheckSign(first17);
}

const HAN = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';

/** An invented candidate's row under `rosterHeader`. */
export function rosterRow(index: number): string[] {
  return [
    `2026${String(index).padStart(6, '0')}`,
    `样${HAN[index % HAN.length] ?? ''}${HAN[Math.floor(index / HAN.length) % HAN.length] ?? ''}`,
    manyInventedIdNumbers(index),
    `130${String(index).padStart(8, '0')}`,
    '计算机学院',
    '软件工程',
  ];
}

/** A folder for the files of a spec. */
export async function createFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'roster-spec-'));
  return {
    /** Writes a file; its path. */
    write: async (name: string, bytes: Uint8Array | string) => {
      const path = join(folder, name);
      await writeFile(path, bytes);
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A workbook of one sheet with these rows, and whatever `change` does to it. */
export async function workbookBytes(
  rows: readonly (readonly CellValue[])[],
  change: (sheet: Worksheet, workbook: Workbook) => void = () => undefined,
): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('考生');
  for (const row of rows) sheet.addRow([...row]);
  change(sheet, workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

export function csvText(rows: readonly (readonly string[])[], separator = ','): string {
  return rows.map((row) => row.join(separator)).join('\r\n') + '\r\n';
}

/** GB18030 of these texts. Node decodes it but does not encode it, so the table is built backwards. */
export function gb18030(text: string): Buffer {
  const codes = gb18030Codes();
  const bytes = Array.from(text, (sign) => {
    const code = sign.charCodeAt(0);
    const known = code < 0x80 ? [code] : codes.get(sign);
    if (!known) throw new Error(`no two-byte code for ${sign}`);
    return known;
  });
  return Buffer.from(bytes.flat());
}

function gb18030Codes(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return codes;
}
