import exceljs from 'exceljs';

/** Somebody who does not exist, as a school's office lists them. */
export interface InventedPerson {
  readonly number: string;
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

const families = '赵钱孙李周吴郑王冯陈'.split('');
const given = ['一鸣', '雨桐', '子墨', '欣怡', '浩然', '思源'];

/** `count` candidates with numbers and phones of their own, from `first` on. */
export function inventPeople(count: number, first: number): InventedPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const serial = first + index;
    const family = families[index % families.length] ?? '';
    return {
      number: `2027${String(serial).padStart(6, '0')}`,
      name: family + (given[Math.floor(index / families.length) % given.length] ?? ''),
      idNumber: idNumberOf(serial),
      phone: `137${String(serial).padStart(8, '0')}`,
    };
  });
}

/** An ID number whose checksum is right (GB 11643), of nobody. */
function idNumberOf(serial: number): string {
  const body = `11010120040101${String(serial % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return body + ('10X98765432'[sum % 11] ?? '');
}

/** A roster as offices keep it: a title over the header, numbers as text. */
export async function rosterWorkbook(
  people: readonly InventedPerson[],
  { college, major }: { college: string; major: string },
): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('复试名单');
  sheet.addRow(['2027 年复试考生名单']);
  sheet.mergeCells('A1:F1');
  sheet.addRow(['考生编号', '姓名', '证件号码', '手机号', '学院', '专业']);
  for (const { number, name, idNumber, phone } of people) {
    sheet.addRow([number, name, idNumber, phone, college, major]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Staff as a CSV file of UTF-8 with a byte order mark, as spreadsheet programs save it. */
export function staffCsv(people: readonly { name: string; phone: string }[], college: string) {
  const rows = people.map(
    ({ name, phone }, at) => `T${String(at + 1)},${name},${phone},${college}`,
  );
  return Buffer.from(`\uFEFF工号,姓名,手机号,学院\n${rows.join('\n')}\n`);
}
