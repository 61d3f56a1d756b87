import { expect, test, type Locator, type Page } from '@playwright/test';

import { portalUnderTest } from './portal.ts';
import { inventPeople, rosterWorkbook, staffCsv } from './support/invented-people.ts';
import { Person } from './support/person.ts';

const school = '云溪大学';
const college = '理学院';
const major = '应用数学';
const examName = '2027 年理学院复试';
const admins = {
  学校管理员: { name: '何思齐', phone: '13600000001' },
  安全管理员: { name: '秦致和', phone: '13600000002' },
  审计管理员: { name: '尤若水', phone: '13600000003' },
};
const examiners = [
  { name: '许候之', phone: '13600000101' },
  { name: '方主明', phone: '13600000102' },
  { name: '苗考文', phone: '13600000103' },
];
const people = inventPeople(60, 1);

const desk = { width: 1440, height: 900 };
const go = (page: Page, area: string) =>
  page.getByRole('navigation', { name: '管理功能' }).getByRole('link', { name: area }).click();

/** The dialog that has opened, once it has taken the focus: before, typing could go elsewhere. */
async function openedDialog(page: Page): Promise<Locator> {
  const dialog = page.getByRole('dialog');
  await expect(dialog.locator(':focus')).toHaveCount(1);
  return dialog;
}

/** Chooses a file where the page asks for one. */
async function chooseFile(page: Page, file: { name: string; buffer: Buffer }): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles({ ...file, mimeType: 'application/octet-stream' });
}

/** From the file to the end of an import. */
async function importFile(page: Page, file: { name: string; buffer: Buffer }, count: number) {
  await chooseFile(page, file);
  await page.getByRole('button', { name: `导入 ${String(count)} 人` }).click({ timeout: 60_000 });
  await (await openedDialog(page)).getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByText(/导入完成/)).toBeVisible({ timeout: 60_000 });
}

/** `YYYY-MM-DD` of tomorrow in the school's zone. */
function tomorrow(): string {
  const day = new Date(Date.now() + 24 * 3_600_000);
  return day.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

test('an empty school gets to a scheduled interview, through the portal alone', async () => {
  test.setTimeout(420_000);
  const { demo } = portalUnderTest();
  const operatorAccount = demo.accounts.find(({ role }) => role === 'operator');
  const at = { school, college: null } as const;

  await test.step('the operator creates the school and its three administrators', async () => {
    const phone = operatorAccount?.phone ?? '';
    const identity = { role: '学校管理', school: '平台运维', college: null, phone } as const;
    const operator = await Person.openAs(identity, { viewport: desk });
    const { page } = operator;
    await operator.signInWithSecondFactor();
    await page.getByRole('button', { name: '新建学校' }).first().click();
    const dialog = await openedDialog(page);
    await dialog.getByLabel('学校名称').fill(school);
    for (const [role, { name, phone: number }] of Object.entries(admins)) {
      const fields = dialog.getByRole('group', { name: role });
      await fields.getByLabel('姓名').fill(name);
      await fields.getByLabel('手机号').fill(number);
    }
    await dialog.getByRole('button', { name: '新建', exact: true }).click();
    await expect(page.getByText(`“${school}”已新建`)).toBeVisible();
    await expect(page.getByRole('cell', { name: school, exact: true })).toBeVisible();
    await operator.leave();
  });

  const admin = await Person.openAs(
    { role: '学校管理', ...at, phone: admins.学校管理员.phone },
    { viewport: desk },
  );
  const { page } = admin;

  await test.step('the school admin sets up a second factor, a college and a major', async () => {
    await admin.signInWithSecondFactor();
    await go(page, '院系');
    await page.getByRole('button', { name: '添加学院' }).first().click();
    const dialog = await openedDialog(page);
    await dialog.getByLabel('学院名称').fill(college);
    await dialog.getByLabel('联系人').fill('办公室');
    await dialog.getByLabel('联系电话').fill('0571-8820 0000');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: `为${college}添加专业` }).click();
    await (await openedDialog(page)).getByLabel('专业名称').fill(major);
    await dialog.getByRole('button', { name: '保存' }).click();
    await expect(page.getByText(major)).toBeVisible();
  });

  await test.step('imports the staff', async () => {
    await go(page, '教师');
    await page.getByRole('link', { name: '批量导入' }).first().click();
    const file = { name: '教师.csv', buffer: staffCsv(examiners, college) };
    await importFile(page, file, examiners.length);
  });

  await test.step('imports sixty candidates, after a dry run that found a wrong row', async () => {
    await go(page, '考生');
    await page.getByRole('link', { name: '导入名单' }).first().click();
    const where = { college, major };
    const faulty = await rosterWorkbook(
      people.map((one, at) => (at === 0 ? { ...one, idNumber: `${one.idNumber}?` } : one)),
      where,
    );
    await chooseFile(page, { name: '名单.xlsx', buffer: faulty });
    await expect(page.getByRole('button', { name: '导入 59 人' })).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: '放弃导入' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '放弃导入' }).click();
    const roster = await rosterWorkbook(people, where);
    await importFile(page, { name: '名单.xlsx', buffer: roster }, people.length);
    await page.getByRole('link', { name: '查看考生名单' }).click();
    await expect(page.getByText(people.at(0)?.number ?? '')).toBeVisible();
  });

  await test.step('prepares and publishes an interview', async () => {
    await go(page, '考试');
    await page.getByRole('link', { name: '新建考试' }).first().click();
    await page.getByRole('radio', { name: /面试/ }).check();
    await page.getByLabel('考试名称').fill(examName);
    await page.getByLabel('专业').selectOption({ label: major });
    await page.getByRole('button', { name: '创建草稿' }).click();
    await page.getByRole('tab', { name: '检查' }).click();
    await page.getByRole('button', { name: '发布', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
    await expect(page.getByText('已发布').first()).toBeVisible();
  });

  await test.step('generates three rooms for tomorrow', async () => {
    await go(page, '考场');
    await page.getByRole('link', { name: '生成考场' }).first().click();
    const exam = `${examName} · ${major} · ${String(people.length)} 人未安排`;
    await expect(page.getByRole('heading', { name: '生成考场' })).toBeVisible();
    await page.getByRole('combobox', { name: '考试', exact: true }).selectOption({ label: exam });
    await page.getByRole('spinbutton', { name: '数量' }).fill('20');
    await page.getByLabel('第 1 天').fill(tomorrow());
    await page.getByLabel('同时进行的考场数').fill('3');
    await page.getByRole('button', { name: '预览' }).click();
    await expect(page.getByText('将生成 3 个考场')).toBeVisible();
    await page.getByRole('button', { name: '生成 3 个考场' }).click();
    await expect(page.getByText('考场已生成')).toBeVisible();
  });

  const rooms = page.getByRole('heading', { name: /^第 \d 考场$/ });
  await test.step('gives the first room its staff', async () => {
    await expect(rooms).toHaveCount(3);
    const room = (await rooms.first().innerText()).trim();
    const roles = ['候考官', '主考官', '考官'];
    for (const [index, role] of roles.entries()) {
      await page.getByRole('button', { name: `为${room}选择${role}`, exact: true }).click();
      const name = examiners[index]?.name ?? '';
      await page.getByRole('dialog').getByRole('button', { name }).click();
      await expect(page.getByRole('button', { name: `移除${name}` })).toBeVisible();
    }
  });

  await test.step('a candidate signs in and sees exam, room and time', async () => {
    const phone = people.at(0)?.phone ?? '';
    const candidate = await Person.openAs({ role: '我是考生', school, college, phone });
    await candidate.signIn();
    await expect(candidate.page.getByRole('heading', { name: new RegExp(examName) })).toBeVisible();
    await expect(candidate.page.getByText(/第 1 考场/).first()).toBeVisible();
    await candidate.leave();
  });

  await test.step('the staff sign in and see their room; the demo school sees nothing', async () => {
    const main = await Person.openAs(
      { role: '我是考官', school, college, phone: examiners[1]?.phone ?? '' },
      { viewport: desk },
    );
    await main.signIn();
    await expect(main.page.getByText(examName)).toBeVisible();
    await main.leave();

    const reached = await page.request.get('/api/candidates');
    const { candidates } = (await reached.json()) as { candidates: { id: string }[] };
    const demoAdmin = demo.accounts.find(({ role }) => role === 'schoolAdmin')?.phone ?? '';
    const other = await Person.openAs({
      role: '学校管理',
      ...at,
      school: demo.school,
      phone: demoAdmin,
    });
    await other.signIn();
    for (const { id } of candidates) {
      const answer = await other.page.request.get(`/api/candidates/${id}`);
      expect(answer.status()).toBe(404);
    }
    expect(candidates.length).toBeGreaterThan(0);
    await other.leave();
  });

  await admin.leave();
});
