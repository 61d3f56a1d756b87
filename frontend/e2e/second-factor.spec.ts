import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

import { portalUnderTest } from './portal.ts';
import { requestCode } from './support/login.ts';
import { confirmTotp, keepRecoveryCodes, setUpAtLogin, totpCode } from './support/second-factor.ts';

const securityAdmin = '罗志强';
const schoolAdmin = '李文静';

const phoneOf = (name: string) =>
  portalUnderTest().demo.accounts.find((account) => account.name === name)?.phone ?? '';

/** As far as the SMS code leads. */
async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/login');
  await page.getByRole('tab', { name: '学校管理' }).click();
  await page.getByRole('combobox', { name: '学校' }).fill('ljdx');
  await page.getByRole('option', { name: portalUnderTest().demo.school }).click();
  await page.getByLabel('手机号').fill(phoneOf(name));
  await page.getByLabel('短信验证码').fill(await requestCode(page, phoneOf(name)));
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /账户与显示设置/ }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await page.waitForURL('**/login');
}

async function openAccount(page: Page): Promise<void> {
  await page.getByRole('button', { name: /账户与显示设置/ }).click();
  await page.getByRole('link', { name: '账户安全' }).click();
  await expect(page.getByRole('heading', { name: '账户安全' })).toBeVisible();
}

const arrive = (page: Page) => page.waitForURL(/\/admin/);

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** A platform authenticator that says yes to everything. */
async function addAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

test('a second factor: set up, used in each way, and removed', async ({ page }) => {
  await addAuthenticator(page);
  let secret = '';
  let codes: string[] = [];

  await test.step('an admin sets up an authenticator app and keeps recovery codes', async () => {
    await signIn(page, securityAdmin);
    await arrive(page);
    await openAccount(page);
    await expectAccessible(page);
    await page.getByRole('button', { name: '添加验证器应用' }).click();
    await expect(page.getByAltText('验证器应用的二维码')).toBeVisible();
    await expectAccessible(page);
    secret = await confirmTotp(page);
    await expectAccessible(page);
    codes = await keepRecoveryCodes(page);
    await expect(page.getByText('还剩 10 个')).toBeVisible();
  });

  await test.step('and a passkey', async () => {
    await page.getByRole('button', { name: '添加通行密钥' }).click();
    await page.getByLabel('名称').fill('办公室电脑');
    await page.getByRole('button', { name: '创建通行密钥' }).click();
    await expect(page.getByText('办公室电脑')).toBeVisible();
  });

  await test.step('signs in with the app; a wrong and a used code say so at the field', async () => {
    await signOut(page);
    await signIn(page, securityAdmin);
    const field = page.getByLabel('验证器应用中的 6 位数字');
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    await expectAccessible(page);
    await page.goto('/admin');
    await page.waitForURL('**/login/second-factor');
    await field.fill(totpCode(secret, 9));
    await field.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('验证没有通过，还可以再试 4 次。');
    await field.fill(totpCode(secret));
    await field.press('Enter');
    await arrive(page);
  });

  await test.step('signs in with the passkey', async () => {
    await signOut(page);
    await signIn(page, securityAdmin);
    await page.getByRole('button', { name: '改用通行密钥' }).click();
    await arrive(page);
  });

  await test.step('signs in with a recovery code, which works once', async () => {
    for (const [index, accepted] of [true, false].entries()) {
      await signOut(page);
      await signIn(page, securityAdmin);
      await page.getByRole('button', { name: '使用恢复码' }).click();
      await page.getByLabel('恢复码').fill(codes[0] ?? '');
      await page.getByRole('button', { name: '验证', exact: true }).click();
      if (accepted) await arrive(page);
      else await expect(page.getByRole('alert')).toContainText('验证没有通过');
      if (index === 1) {
        await page.getByLabel('恢复码').fill(codes[1] ?? '');
        await page.getByRole('button', { name: '验证', exact: true }).click();
        await arrive(page);
      }
    }
  });

  await test.step('removes both, after a proof each time that the last is long ago', async () => {
    await openAccount(page);
    await page.getByRole('button', { name: '移除验证器应用' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await page.getByRole('button', { name: '改用通行密钥' }).click();
    await expect(page.getByText('已移除。')).toBeVisible();
    await page.getByRole('button', { name: '移除通行密钥 办公室电脑' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
    await expect(page.getByText('未开启')).toBeVisible();
    await signOut(page);
    await signIn(page, securityAdmin);
    await arrive(page);
  });
});

test('a school that demands it leads its admins to set one up', async ({ page, browser }) => {
  const context = await browser.newContext({ baseURL: portalUnderTest().urls.portal });
  const admin = await context.newPage();
  const setPolicy = async (name: string) => {
    const saved = page.waitForResponse('**/api/school/second-factor-policy');
    await page.getByLabel(name).check();
    expect((await saved).ok()).toBe(true);
  };
  await signIn(page, securityAdmin);
  await arrive(page);
  await page.goto('/admin/settings');
  await setPolicy('管理员必须');

  await signIn(admin, schoolAdmin);
  await admin.waitForURL('**/login/second-factor');
  await expectAccessible(admin);
  const secret = await setUpAtLogin(admin);
  await openAccount(admin);
  await admin.getByRole('button', { name: '移除验证器应用' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await admin.getByLabel('验证器应用中的 6 位数字').fill(totpCode(secret));
  await admin.getByRole('button', { name: '验证', exact: true }).click();
  await expect(admin.getByRole('alert')).toContainText('不能移除最后一种方式');

  await setPolicy('自愿');
  await admin.getByRole('button', { name: '移除验证器应用' }).click();
  await admin.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await expect(admin.getByText('未开启')).toBeVisible();
  await context.close();
});
