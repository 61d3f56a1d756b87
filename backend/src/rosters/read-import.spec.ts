import type { CellProblem } from '@exam/contracts';
import { strToU8, zipSync } from 'fflate';

import {
  collegeIds,
  createFolder,
  csvText,
  gb18030,
  inventedColleges,
  inventedIdNumber,
  inventedMajors,
  majorIds,
  rosterHeader,
  rosterRow,
  workbookBytes,
} from '../../test/roster-files.ts';
import { readImport, type ReadRequest } from './read-import.ts';

type Problem = readonly [row: number, column: string, code: string, facts?: Partial<CellProblem>];

/** What a file must come to. */
interface Report {
  /** Rows of the sheet that are right. */
  readonly right: readonly number[];
  readonly problems?: readonly Problem[];
  readonly hidden?: readonly string[];
  readonly ignored?: readonly string[];
  /** Values of the first right row. */
  readonly first?: Readonly<Record<string, unknown>>;
}

interface Fixture {
  readonly file: () => Promise<Uint8Array | string> | Uint8Array | string;
  readonly report: Report;
  readonly request?: Partial<ReadRequest>;
}

const header: string[] = [...rosterHeader];
const one = rosterRow(1);
const two = rosterRow(2);
const changed = (row: readonly string[], column: string, value: string) =>
  row.with(header.indexOf(column), value);
const table = (...rows: (readonly string[])[]) => workbookBytes([header, ...rows]);
const fullWidth = (text: string) =>
  text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const values = {
  candidateNumber: '2026000001',
  name: '样乙甲',
  idDocumentType: 'residentIdCard',
  idNumber: inventedIdNumber(1),
  phone: '13000000001',
  collegeId: collegeIds.computing,
  majorId: majorIds.software,
  gender: null,
  remark: null,
} as const;

const fixtures: Readonly<Record<string, Fixture>> = {
  'a plain workbook': {
    file: () => table(one, two),
    report: { right: [2, 3], first: values },
  },
  'UTF-8 text': { file: () => csvText([header, one]), report: { right: [2], first: values } },
  'UTF-8 text with a byte order mark': {
    file: () => `\ufeff${csvText([header, one])}`,
    report: { right: [2], first: values },
  },
  'GB18030 text': {
    file: () => gb18030(csvText([header, one])),
    report: { right: [2], first: values },
  },
  'GB18030 text with a byte order mark': {
    file: () => Buffer.concat([Buffer.from('84319533', 'hex'), gb18030(csvText([header, one]))]),
    report: { right: [2], first: values },
  },
  'UTF-16 text, as Excel calls Unicode': {
    file: () => Buffer.from(`\ufeff${csvText([header, one], '\t')}`, 'utf16le'),
    report: { right: [2], first: values },
  },
  'semicolons between': {
    file: () => csvText([header, one], ';'),
    report: { right: [2], first: values },
  },
  'tabs between': {
    file: () => csvText([header, one], '\t'),
    report: { right: [2], first: values },
  },
  'text marks of exports': {
    file: () => csvText([header, one.map((value) => `="${value}"`), two.map((v) => `\t${v}`)]),
    report: { right: [2, 3], first: values },
  },
  'quoted line breaks and blank lines, numbered as a spreadsheet shows them': {
    file: () =>
      `${header.join(',')},备注\r\n\r\n${one.join(',')},"两行\r\n的备注"\r\n${two.join(',')},`,
    report: { right: [3, 4], first: { ...values, remark: '两行 的备注' } },
  },
  'full-width digits and letters, spaces around and within': {
    file: () =>
      table([
        ` ${fullWidth(one[0] ?? '')}\u00a0`,
        '样　乙 甲',
        fullWidth(one[2] ?? ''),
        `${fullWidth('+86 130')} 0000-0001\u200b`,
        '计算机 学院 ',
        '软件工程',
      ]),
    report: { right: [2], first: values },
  },
  'text-formatted numbers': {
    file: () =>
      workbookBytes([header, one], (sheet) => {
        sheet.getRow(2).numFmt = '@';
      }),
    report: { right: [2], first: values },
  },
  'numbers where text was meant': {
    file: () =>
      workbookBytes([
        header,
        [2026000001, '样乙甲', one[2] ?? '', 13000000001, '计算机学院', '软件工程'],
      ]),
    report: { right: [2], first: values },
  },
  'leading zeros that are only shown': {
    file: () =>
      workbookBytes([header, [123, ...one.slice(1)]], (sheet) => {
        sheet.getCell('A2').numFmt = '000000';
      }),
    report: { right: [2], first: { ...values, candidateNumber: '000123' } },
  },
  'an ID number as a number has lost digits': {
    file: () =>
      workbookBytes([header, [...one.slice(0, 2), Number(inventedIdNumber(1)), ...one.slice(3)]]),
    report: { right: [], problems: [[2, 'idNumber', 'digitsLost']] },
  },
  'an ID number saved in scientific form': {
    file: () => csvText([header, changed(one, '证件号码', '1.10101E+17')]),
    report: {
      right: [],
      problems: [[2, 'idNumber', 'digitsLost', { value: '1.10101E+17' }]],
    },
  },
  'dates as text and as serials': {
    file: () =>
      workbookBytes(
        [
          [...header, '备注'],
          [...one, '2026-03-27'],
          [...two, new Date(Date.UTC(2026, 2, 27))],
          [...rosterRow(3), new Date(Date.UTC(2026, 2, 27, 14, 30))],
          [...rosterRow(4), 46108],
        ],
        (sheet) => {
          sheet.getCell('G5').numFmt = 'yyyy-mm-dd';
        },
      ),
    report: { right: [2, 3, 4, 5], first: { ...values, remark: '2026-03-27' } },
  },
  'formulas with and without a saved value': {
    file: () =>
      workbookBytes([
        header,
        [one[0] ?? '', { formula: 'A1&"x"', result: '样乙甲' }, ...one.slice(2)],
        [two[0] ?? '', { formula: 'A1&"x"' }, ...two.slice(2)],
        [rosterRow(3)[0] ?? '', { error: '#N/A' } as never, ...rosterRow(3).slice(2)],
      ]),
    report: {
      right: [2],
      first: values,
      problems: [
        [3, 'name', 'formulaWithoutValue'],
        [4, 'name', 'formulaWithoutValue', { value: '#N/A' }],
      ],
    },
  },
  'rich text and links': {
    file: () =>
      workbookBytes([
        header,
        [
          one[0] ?? '',
          { richText: [{ text: '样' }, { text: '乙甲', font: { bold: true } }] },
          one[2] ?? '',
          { text: '13000000001', hyperlink: 'tel:13000000001' },
          ...one.slice(4),
        ],
      ]),
    report: { right: [2], first: values },
  },
  'merged title rows above the header': {
    file: () =>
      workbookBytes(
        [['2026 年复试考生名单'], ['制表：研究生院', '', '2026-03-01'], [], header, one],
        (sheet) => {
          sheet.mergeCells('A1:F1');
          sheet.mergeCells('A2:B2');
        },
      ),
    report: { right: [5], first: values },
  },
  'trailing blank rows and columns': {
    file: () =>
      workbookBytes([header, one], (sheet) => {
        for (let row = 3; row < 400; row += 1) sheet.getCell(row, 9).value = row % 2 ? ' ' : '';
        sheet.getCell(400, 3).border = { top: { style: 'thin' } };
      }),
    report: { right: [2], first: values },
  },
  'hidden sheets': {
    file: () =>
      workbookBytes([header, one], (_sheet, workbook) => {
        workbook.addWorksheet('去年', { state: 'hidden' }).addRows([header, two, rosterRow(3)]);
        workbook.addWorksheet('字典', { state: 'veryHidden' }).addRows([header, two]);
      }),
    report: { right: [2], first: values, hidden: ['去年', '字典'] },
  },
  'several sheets: the one with the columns': {
    file: () =>
      workbookBytes([['填表说明'], ['姓名请与证件一致']], (_sheet, workbook) => {
        workbook.addWorksheet('名单').addRows([header, one]);
      }),
    report: { right: [2], first: values },
  },
  'columns under other names, in another order, with others between': {
    file: () =>
      csvText([
        ['序号', '报考专业', '报考院系*', '联系电话（必填）', '身份证号', '考生姓名', '准考证号'],
        ['1', '软件工程', '计算机学院', '13000000001', one[2] ?? '', '样乙甲', '2026000001'],
      ]),
    report: { right: [2], first: values, ignored: ['序号'] },
  },
  'columns whose names are remembered': {
    file: () => csvText([header.with(0, '流水号'), one]),
    request: { remembered: { 流水号: 'candidateNumber' } },
    report: { right: [2], first: values },
  },
  'documents other than the resident identity card': {
    file: () =>
      csvText([
        [...header, '证件类型'],
        [...changed(one, '证件号码', 'e12345678'), '护照'],
        [...changed(two, '证件号码', 'H12345678'), '港澳居民来往内地通行证'],
        [...changed(rosterRow(3), '证件号码', '12345678'), '台胞证'],
        [...changed(rosterRow(4), '证件号码', 'USA110119000101'), '外国人永久居留身份证'],
        [...changed(rosterRow(5), '证件号码', '12345678'), '港澳居民来往内地通行证'],
        [...rosterRow(6), '驾驶证'],
      ]),
    report: {
      right: [2, 3, 4, 5],
      first: { ...values, idDocumentType: 'passport', idNumber: 'E12345678' },
      problems: [
        [6, 'idNumber', 'idNumberForm'],
        [7, 'idDocumentType', 'idDocumentTypeUnknown', { value: '驾驶证' }],
      ],
    },
  },
  'wrong ID numbers, each in its way': {
    file: () =>
      table(
        changed(
          one,
          '证件号码',
          inventedIdNumber(1).replace(/.$/, (sign) => (sign === '0' ? '1' : '0')),
        ),
        changed(two, '证件号码', '990101190001010010'),
        changed(rosterRow(3), '证件号码', '110101190002300010'),
        changed(rosterRow(4), '证件号码', '110101000101001'),
        changed(rosterRow(5), '证件号码', '1101011900010100'),
        changed(rosterRow(6), '证件号码', '110101209901010010'),
      ),
    report: {
      right: [],
      problems: [
        [2, 'idNumber', 'idNumberChecksum'],
        [3, 'idNumber', 'idNumberRegion'],
        [4, 'idNumber', 'idNumberBirthDate'],
        [5, 'idNumber', 'idNumberOldForm'],
        [6, 'idNumber', 'idNumberForm'],
        [7, 'idNumber', 'idNumberBirthDate'],
      ],
    },
  },
  'a small x at the end of an ID number': {
    file: () => table(changed(one, '证件号码', '11010119000101009x')),
    report: { right: [2], first: { ...values, idNumber: '11010119000101009X' } },
  },
  'candidate numbers, phones and ID numbers that stand there twice': {
    file: () =>
      table(
        one,
        changed(two, '考生编号', '2026000001'),
        changed(rosterRow(3), '手机号', '130 0000 0004'),
        rosterRow(4),
        changed(rosterRow(5), '证件号码', rosterRow(6)[2] ?? ''),
        rosterRow(6),
        rosterRow(7),
      ),
    report: {
      right: [8],
      problems: [
        [2, 'candidateNumber', 'candidateNumberRepeated', { otherRow: 3 }],
        [3, 'candidateNumber', 'candidateNumberRepeated', { otherRow: 2 }],
        [4, 'phone', 'phoneRepeated', { otherRow: 5, value: '130 0000 0004' }],
        [5, 'phone', 'phoneRepeated', { otherRow: 4 }],
        [6, 'idNumber', 'idNumberRepeated', { otherRow: 7 }],
        [7, 'idNumber', 'idNumberRepeated', { otherRow: 6 }],
      ],
    },
  },
  'unknown colleges and majors, with the nearest one': {
    file: () =>
      table(
        changed(one, '学院', '计算机学苑'),
        changed(two, '专业', '软件工成'),
        changed(rosterRow(3), '专业', '光学'),
        changed(changed(rosterRow(4), '学院', '物理学院(光电学院)'), '专业', '光学'),
        changed(rosterRow(5), '学院', '文'),
      ),
    report: {
      right: [5],
      problems: [
        [2, 'college', 'collegeUnknown', { suggestion: '计算机学院' }],
        [3, 'major', 'majorUnknown', { suggestion: '软件工程' }],
        [4, 'major', 'majorUnknown', { value: '光学' }],
        [6, 'college', 'collegeUnknown', { value: '文' }],
      ],
    },
  },
  'an admin of one college': {
    file: () => table(one, changed(changed(two, '学院', '物理学院（光电学院）'), '专业', '光学')),
    request: { collegeId: collegeIds.computing },
    report: { right: [2], first: values, problems: [[3, 'college', 'collegeNotYours']] },
  },
  'an admin of one college, without the column': {
    file: () => csvText([header.toSpliced(4, 1), one.toSpliced(4, 1)]),
    request: { collegeId: collegeIds.computing },
    report: { right: [2], first: values },
  },
  'empty cells, wrong phones, names and genders': {
    file: () =>
      csvText([
        [...header, '性别'],
        [...changed(one, '姓名', ''), '女'],
        [...changed(two, '手机号', '12345'), ''],
        [...changed(rosterRow(3), '姓名', '张3'), ''],
        [...rosterRow(4), '不明'],
        [...changed(rosterRow(5), '考生编号', '编号五'), '男'],
        [...changed(rosterRow(6), '姓名', '买买提•吐尔逊'), '男'],
        [...changed(rosterRow(7), '姓名', "Anne-Marie O'Neil"), ''],
      ]),
    report: {
      right: [7, 8],
      first: { ...values, ...shared(6), name: '买买提·吐尔逊', gender: 'male' },
      problems: [
        [2, 'name', 'required', { value: '' }],
        [3, 'phone', 'phoneForm', { value: '12345' }],
        [4, 'name', 'nameForm'],
        [5, 'gender', 'genderUnknown'],
        [6, 'candidateNumber', 'candidateNumberForm'],
      ],
    },
  },
  'rules for whole columns, which other readers unfold': {
    file: () =>
      workbookBytes([header, one], (sheet) => {
        (
          sheet as unknown as { dataValidations: { add: (range: string, rule: object) => void } }
        ).dataValidations.add('B2:B1048576', { type: 'list', formulae: ['"甲,乙"'] });
        sheet.addConditionalFormatting({
          ref: 'A1:XFD1048576',
          rules: [{ type: 'expression', priority: 1, formulae: ['TRUE'], style: {} }],
        });
      }),
    report: { right: [2], first: values },
  },
};

function shared(index: number) {
  const [candidateNumber, name, idNumber, phone] = rosterRow(index);
  return { candidateNumber, name, idNumber, phone };
}

const compound = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2000)]);
const refused: Readonly<Record<string, readonly [string, () => unknown]>> = {
  'nothing at all': ['empty', () => new Uint8Array()],
  'blank lines': ['empty', () => '\r\n , ,\r\n'],
  'a picture called roster.xlsx': [
    'notASpreadsheet',
    () => Buffer.from('89504e470d0a1a0a0000', 'hex'),
  ],
  'an archive without a workbook': ['notASpreadsheet', () => zipSync({ 'a.txt': strToU8('a') })],
  'a workbook of Excel 97': ['oldExcel', () => compound],
  'a workbook with a password': [
    'passwordProtected',
    () => Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
  ],
  'a web page called roster.xls': [
    'webPage',
    () => '<html><table><tr><td>姓名</td></tr></table></html>',
  ],
  'half a workbook': ['damaged', async () => (await table(one)).subarray(0, 3000)],
  'a workbook with a broken part': [
    'damaged',
    () => zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets>') }),
  ],
  'bytes that are no text': ['encodingUnknown', () => Buffer.from('ff81ffff8130', 'hex')],
  'an archive that unpacks to more than allowed': [
    'tooLarge',
    () => zipSync({ 'xl/workbook.xml': new Uint8Array(160_000_000) }, { level: 1 }),
  ],
  'an archive that lies about what it unpacks to': [
    'damaged',
    () => {
      const archive = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(9_000_000) }));
      const directory = archive.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
      archive.writeUInt32LE(100, directory + 24);
      return archive;
    },
  ],
  'too many rows': ['tooManyRows', () => '1\n'.repeat(50_001)],
  'too many columns': ['tooManyColumns', () => '1,'.repeat(201) + '1'],
};

describe('readImport', () => {
  let folder: Awaited<ReturnType<typeof createFolder>>;
  beforeAll(async () => {
    folder = await createFolder();
  });
  afterAll(() => folder.remove());

  const read = async (bytes: Uint8Array | string, request: Partial<ReadRequest> = {}) =>
    readImport({
      path: await folder.write('roster', bytes),
      kind: 'candidates',
      mapping: null,
      remembered: {},
      colleges: inventedColleges,
      majors: inventedMajors,
      collegeId: null,
      today: '2026-03-27',
      ...request,
    });

  for (const [name, { file, request, report }] of Object.entries(fixtures)) {
    it(`reads ${name}`, async () => {
      const { proposal, checked } = await read(await file(), request);
      const rows = checked?.rows ?? [];
      const right = rows.filter((row) => row.values);
      expect(right.map(({ row }) => row)).toEqual([...report.right]);
      expect(
        rows.flatMap(({ row, problems }) => problems.map((problem) => ({ row, ...problem }))),
      ).toEqual(
        (report.problems ?? []).map(([row, column, code, facts]) =>
          jasmine.objectContaining({ row, column, code, ...facts }),
        ) as never,
      );
      expect(proposal.hiddenSheets).toEqual([...(report.hidden ?? [])]);
      expect(checked?.ignored).toEqual([...(report.ignored ?? [])]);
      if (report.first) expect(right[0]?.values).toEqual(report.first as never);
    });
  }

  for (const [name, [fault, bytes]] of Object.entries(refused)) {
    it(`refuses ${name}`, async () => {
      const file = (await bytes()) as Uint8Array;
      await expectAsync(read(file)).toBeRejectedWith(
        jasmine.objectContaining({
          name: 'SpreadsheetError',
          fault,
        }),
      );
      // Making an archive of 160 MB takes a slow machine its time.
    }, 60_000);
  }

  it('asks which column is which when a required one is missing, and goes by the answer', async () => {
    const file = csvText([header.with(0, '流水').with(1, '称呼'), one]);
    const { proposal, checked } = await read(file);
    expect(checked).toBeNull();
    expect(proposal.complete).toBe(false);
    expect(proposal.mapping).toEqual({
      sheet: 0,
      headerRow: 1,
      columns: { idNumber: 2, phone: 3, college: 4, major: 5 },
    });
    expect(proposal.sheets[0]?.head[1]?.cells).toEqual(one);

    const columns = { ...proposal.mapping.columns, candidateNumber: 0, name: 1 };
    const answer = await read(file, { mapping: { ...proposal.mapping, columns } });
    expect(answer.checked?.rows[0]?.values).toEqual(values);
    expect(answer.checked?.remember).toEqual(
      jasmine.objectContaining({ 流水: 'candidateNumber', 称呼: 'name' }),
    );
  });

  it('asks when two columns could be the same one', async () => {
    const { checked } = await read(
      csvText([
        [...header, '联系电话'],
        [...one, '13000000009'],
      ]),
    );
    expect(checked).toBeNull();
  });

  it('reads staff with the same means', async () => {
    const file = csvText([
      ['工号', '姓名', '手机', '部门'],
      ['T1', '李样', '13000000002', '计算机学院'],
      ['', '王样', '13000000003', ''],
      ['T1', '赵样', '13000000004', '不存在'],
    ]);
    const { checked } = await read(file, { kind: 'staff' });
    expect(checked?.rows.map((row) => row.values)).toEqual([
      null,
      { staffNumber: null, name: '王样', phone: '13000000003', collegeId: null },
      null,
    ]);
    expect(checked?.rows.flatMap(({ problems }) => problems.map(({ code }) => code))).toEqual([
      'staffNumberRepeated',
      'collegeUnknown',
      'staffNumberRepeated',
    ]);
  });
});
