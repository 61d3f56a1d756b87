import type { RosterStructureView, TableKind } from '@exam/contracts';

import { writeXlsx } from '../../platform/spreadsheet/write-spreadsheet.ts';
import { columnsOf, EXAMPLE_MARK } from '../read-import.ts';

/** The template of a kind: header and an example, notes, and the names that the school knows. */
export function templateFile(
  kind: TableKind,
  oneCollege: boolean,
  { colleges }: RosterStructureView,
): Promise<Buffer> {
  const columns = columnsOf(kind, oneCollege);
  const first = colleges.find(({ majors }) => majors.length > 0) ?? colleges[0];
  const names: Readonly<Record<string, string | undefined>> = {
    college: first?.name,
    major: first?.majors[0]?.name,
  };
  const example = columns.map(({ key, example: text }, index) =>
    index === 0 ? EXAMPLE_MARK : (names[key] ?? text),
  );
  const notes = columns.map(({ header, required, note }) => [header, required ? '是' : '否', note]);
  const structure = colleges.flatMap(({ name, majors }) =>
    majors.length === 0 ? [[name, '']] : majors.map((major) => [name, major.name]),
  );
  return writeXlsx([
    { name: kind === 'candidates' ? '考生' : '教师', columns, rows: [example] },
    {
      name: '填写说明',
      columns: [
        { header: '列', width: 16 },
        { header: '必填', width: 8 },
        { header: '说明', width: 70 },
      ],
      rows: [...notes, [EXAMPLE_MARK, '', `第一列为“${EXAMPLE_MARK}”的行不会导入，可以保留。`]],
    },
    {
      name: '学院与专业',
      columns: [
        { header: '已有学院', width: 30 },
        { header: '已有专业', width: 30 },
      ],
      rows: structure,
    },
  ]);
}
