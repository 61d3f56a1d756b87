import { createDatabase, type TestDatabase } from '../../test/servers.ts';
import { CollegeRecord } from './college-record.ts';
import { initSchoolRecords } from './init-records.ts';
import { SchoolRecord } from './school-record.ts';
import { SchoolStore } from './school-store.ts';

const schools = new SchoolStore();
const timeZone = 'Asia/Shanghai';

describe('SchoolStore', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase();
    initSchoolRecords(database.sequelize);
    await SchoolRecord.bulkCreate([
      { name: '之江样例大学', pinyinInitials: 'zjyldx', timeZone },
      { name: '样例理工学院', pinyinInitials: 'yllgxy', timeZone },
      { name: '100%_好学校\\ABC', pinyinInitials: 'bfzhhxx', timeZone },
    ]);
  });
  afterAll(() => database.drop());

  const search = async (text: string) => (await schools.search(text)).map(({ name }) => name);

  it('finds by any part of the name', async () => {
    expect(await search('样例')).toEqual(['样例理工学院', '之江样例大学']);
    expect(await search('  样例大学 ')).toEqual(['之江样例大学']);
    expect(await search('abc')).toEqual(['100%_好学校\\ABC']);
    expect(await search('没有')).toEqual([]);
  });

  it('finds by pinyin initials, in either case and width', async () => {
    expect(await search('zjyl')).toEqual(['之江样例大学']);
    expect(await search('ZJYL')).toEqual(['之江样例大学']);
    expect(await search('ｌｇ')).toEqual(['样例理工学院']);
  });

  it('takes signs of SQL for what they are', async () => {
    expect(await search('%')).toEqual(['100%_好学校\\ABC']);
    expect(await search('_')).toEqual(['100%_好学校\\ABC']);
    expect(await search('\\')).toEqual(['100%_好学校\\ABC']);
    expect(await search("' OR 1=1 -- ")).toEqual([]);
    expect(await search('"); DROP TABLE school; #')).toEqual([]);
  });

  it('shows the operators’ place to who names it, and no school where nobody signs in', async () => {
    const facts = { pinyinInitials: 'ptyw', timeZone, isPlatform: true };
    const platform = await SchoolRecord.create({ name: '平台运维', ...facts });
    const closed = { pinyinInitials: 'tbxy', timeZone, deactivatedAt: new Date() };
    await SchoolRecord.create({ name: '停办学院', ...closed });
    for (const text of ['平台运维', 'ptyw', ' PTYW '])
      expect(await search(text)).toEqual(['平台运维']);
    for (const text of ['平台', '运维', 'pty', 'ptywx', '停办学院', 'tbxy']) {
      expect(await search(text))
        .withContext(text)
        .toEqual([]);
    }
    expect(await search('')).not.toContain('平台运维');
    expect((await schools.findPlatform())?.id).toBe(platform.id);
    const all = (await schools.listForOperators('学院')).map(({ name }) => name);
    expect(all).toEqual(['停办学院', '样例理工学院']);
    expect((await schools.listForOperators('运维')).length).toBe(0);
    expect((await schools.listForOperators('PTYW')).length).toBe(0);
  });

  it('lists the first schools while nothing is typed, never more than 20', async () => {
    expect(await search('')).toEqual(['100%_好学校\\ABC', '样例理工学院', '之江样例大学']);
    const many = Array.from({ length: 25 }, (_, index) => ({
      name: `甲${String(index)}`,
      pinyinInitials: 'j',
      timeZone,
    }));
    await SchoolRecord.bulkCreate(many);
    expect((await search('')).length).toBe(20);
    expect((await search('甲')).length).toBe(20);
  });

  it('lists the colleges of one school alone', async () => {
    const [first, second] = await SchoolRecord.findAll({ limit: 2 });
    const college = { name: '信息学院', contactName: '教务办', contactPhone: '0571-00000000' };
    await CollegeRecord.create({ schoolId: first?.id ?? '', ...college });
    expect(await schools.listColleges(first?.id ?? '')).toEqual([
      jasmine.objectContaining(college),
    ]);
    expect(await schools.listColleges(second?.id ?? '')).toEqual([]);
  });
});
