import type { SchoolSettingsView } from '@exam/contracts';
import { expect, test } from '@playwright/test';

import { portalUnderTest } from './portal.ts';
import { ApiPerson } from './support/api-person.ts';
import { colourCamera } from './support/colour-camera.ts';
import { openFaceVerification } from './support/face-verification.ts';
import { pageFaults } from './support/page-faults.ts';
import { Person } from './support/person.ts';

const agree = '同意，前往核验';

/** As the school's administrator does it in the settings. */
async function switchAuthority(outsideAuthority: boolean): Promise<void> {
  const { accounts } = portalUnderTest().demo;
  const admin = accounts.find(({ role }) => role === 'schoolAdmin');
  const person = await ApiPerson.signIn(admin?.name ?? '');
  const before = await person.get<SchoolSettingsView>('/api/admin/settings');
  const { timeZone, contactName, contactPhone } = before;
  const request = { timeZone, contactName, contactPhone, outsideAuthority };
  await person.put('/api/admin/settings', request);
  await person.leave();
}

/** At the face page, without the mesh: the portal's own challenge is not what this is about. */
async function comeToFacePage(name: string): Promise<Person> {
  const candidate = await Person.open(name, colourCamera('blue'));
  await candidate.page.route('**/face-mesh/**', (route) => route.abort());
  await openFaceVerification(candidate);
  return candidate;
}

test.beforeAll(() => switchAuthority(true));
test.afterAll(() => switchAuthority(false));

test('a candidate who agrees is checked outside, comes back, and is verified at the second try', async () => {
  const candidate = await comeToFacePage('叶知秋');
  const { page } = candidate;
  await expect(page.getByText('您的姓名和身份证号')).toBeVisible();
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: agree }).click();
  await expect(page.getByRole('heading', { name: '实人认证', exact: true })).toBeVisible();

  // Whoever turns back half-way may go on with it, and wait no longer.
  await page.goBack();
  await expect(page.getByRole('heading', { name: '正在向阿里云实人认证查询结果' })).toBeVisible();
  await page.getByRole('button', { name: '不等了' }).click();
  await expect(page.getByRole('button', { name: '做完了，查询结果' })).toBeVisible();
  await expect(page.getByRole('button', { name: '无法完成动作，由考官当面核对' })).toBeVisible();
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: '去完成核验' }).click();

  await page.getByRole('link', { name: '不通过' }).click();
  await expect(page.getByText('与登记的身份不一致')).toBeVisible();
  await expect(page.getByText('还可以使用 2 次')).toBeVisible();
  expect(await pageFaults(page)).toEqual([]);
  await page.getByRole('button', { name: agree }).click();
  await page.getByRole('link', { name: '通过', exact: true }).click();
  await expect(page.getByRole('heading', { name: '认证通过' })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
  await candidate.leave();
});

test('who has nothing that could be sent is told so, and goes the way by eye', async () => {
  const candidate = await comeToFacePage('乔安然');
  const { page } = candidate;
  await page.getByRole('button', { name: agree }).click();
  await expect(page.getByText('没有发送任何信息')).toBeVisible();
  await page.getByRole('button', { name: '无法完成动作，由考官当面核对' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '由考官核对' }).click();
  await expect(page.getByRole('heading', { name: '继续考试，由考官当面核对' })).toBeVisible();
  await expect(page.getByRole('button', { name: agree })).toBeVisible();
  await candidate.leave();
});
