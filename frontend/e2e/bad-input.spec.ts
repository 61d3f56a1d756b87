import { randomUUID } from 'node:crypto';

import { chromium, expect, test, type Page } from '@playwright/test';
import { createConnection } from 'mysql2/promise';

import { chromiumArguments, chromiumExecutable } from '../test/chromium.ts';
import { portalUnderTest } from './portal.ts';
import { colourCamera } from './support/colour-camera.ts';
import { Person } from './support/person.ts';

const { urls } = portalUnderTest();
const nobody = '13911112222';

async function tryCode(page: Page, code: string): Promise<void> {
  await page.getByLabel('短信验证码').fill(code);
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

test('the login page says what is wrong, at the field that is wrong', async () => {
  const person = await Person.open('沈佳怡', colourCamera('red'));
  const { page, identity } = person;
  await page.goto('/login');

  await test.step('nothing filled in', async () => {
    await page.getByRole('button', { name: '登录', exact: true }).click();
    for (const text of ['请选择学校。', '请输入 11 位手机号。', '请输入短信中的 6 位数字。']) {
      await expect(page.getByText(text)).toBeVisible();
    }
  });

  await test.step('a wrong code, then the right one of another phone', async () => {
    await person.fillIn(identity);
    const code = await person.requestCode(identity.phone);
    await tryCode(page, code === '000000' ? '000001' : '000000');
    await expect(page.getByText('验证码不正确，还可以再试 4 次。')).toBeVisible();
    await page.getByLabel('手机号').fill('13800002004');
    await tryCode(page, code);
    await expect(page.getByText('验证码已过期，请重新获取。')).toBeVisible();
  });

  await test.step('a code that has expired', async () => {
    const database = await createConnection(portalUnderTest().environment['DATABASE_URL'] ?? '');
    await database.query('UPDATE login_code SET expires_at = NOW(3) - INTERVAL 1 SECOND');
    await database.end();
    await page.getByLabel('手机号').fill(identity.phone);
    await tryCode(page, '123456');
    await expect(page.getByText('验证码已过期，请重新获取。')).toBeVisible();
  });

  await test.step('a number that nobody has is answered like any other', async () => {
    await page.reload();
    await person.fillIn({ ...identity, phone: nobody });
    await page.getByRole('button', { name: '获取验证码' }).click();
    await expect(page.getByText(/已发送至 .*没收到请核对学校、学院和手机号/)).toBeVisible();
    await tryCode(page, '123456');
    await expect(page.getByText('验证码不正确，还可以再试 4 次。')).toBeVisible();
  });

  await test.step('HTML and SQL in every field stay text', async () => {
    const evil = `'; DROP TABLE person; -- <img src=x onerror="document.title='hacked'">`;
    await page.reload();
    await page.getByRole('combobox', { name: '学校' }).fill(evil);
    await expect(page.getByText('没有找到这所学校，请换个关键字')).toBeVisible();
    await page.getByLabel('手机号').fill(evil);
    await page.getByLabel('短信验证码').fill(evil);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page.getByText('请输入 11 位手机号。')).toBeVisible();
    await expect(page.getByText('请输入短信中的 6 位数字。')).toBeVisible();
    expect(await page.title()).not.toContain('hacked');
  });
  await person.leave();
});

test('the API answers what it cannot take with a problem of its own', async ({ request }) => {
  const headers = { Origin: urls.portal, 'Content-Type': 'application/json' };
  const codeOf = async (data: string | Buffer, changes: Record<string, string> = {}) => {
    const options = { data, headers: { ...headers, ...changes } };
    const answer = await request.post('/api/login/codes', options);
    return ((await answer.json()) as { code: string }).code;
  };
  expect(await codeOf(Buffer.from('{"role":'))).toBe('invalid-json');
  expect(await codeOf(Buffer.from(JSON.stringify('x'.repeat(10_000_000))))).toBe('body-too-large');
  expect(await codeOf('{}', { 'Content-Type': 'text/plain' })).toBe('unsupported-media-type');
  expect(await codeOf('{}', { Origin: 'http://evil.example' })).toBe('origin-refused');
  const evil = { role: '<b>', schoolId: "' OR 1=1 --", collegeId: '<script>', phone: '`id`' };
  expect(await codeOf(JSON.stringify(evil))).toBe('invalid-request');
  const wrongSchool = { role: 'candidate', schoolId: randomUUID(), collegeId: randomUUID() };
  const answer = await request.post('/api/login/codes', {
    data: { ...wrongSchool, phone: nobody },
    headers,
  });
  // As for every number that nobody has: who asks learns nothing.
  expect(answer.status()).toBe(202);
});

interface Broken {
  readonly what: string;
  readonly args: readonly string[];
  readonly headline: RegExp;
  readonly inUse?: true;
}

const asked = '--use-fake-ui-for-media-stream';
const broken: readonly Broken[] = [
  { what: 'no camera', args: [asked], headline: /没有找到/ },
  {
    what: 'a refused camera',
    args: ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
    headline: /没有使用.*的权限/,
  },
  {
    what: 'a camera that another program uses',
    args: [asked, '--use-fake-device-for-media-stream'],
    headline: /正被其他程序占用/,
    inUse: true,
  },
];

test('the device check tells every fault of a camera apart, and goes on when it is mended', async () => {
  const person = await Person.open('韩明轩', colourCamera('red'));
  await person.signIn();
  const storageState = await person.page.context().storageState();

  for (const { what, args, headline, inUse } of broken) {
    await test.step(what, async () => {
      const browser = await chromium.launch({
        executablePath: chromiumExecutable,
        args: [...chromiumArguments, ...args],
      });
      const context = await browser.newContext({
        baseURL: urls.portal,
        locale: 'zh-CN',
        storageState,
      });
      const page = await context.newPage();
      if (inUse) {
        // No browser can be made to find its camera taken, so the page is told so.
        await page.addInitScript(() => {
          navigator.mediaDevices.getUserMedia = () =>
            Promise.reject(new DOMException('taken', 'NotReadableError'));
        });
      }
      await page.goto('/candidate/devices');
      await expect(page.getByText(headline).first()).toBeVisible();
      await expect(page.getByRole('button', { name: '重试' }).first()).toBeVisible();
      await expect(page.getByRole('button', { name: '完成检测' })).toBeDisabled();
      await browser.close();
    });
  }
  await person.page.goto('/candidate/devices');
  await expect(person.page.getByRole('button', { name: '完成检测' })).toBeEnabled();
  await person.leave();
});
