import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';
import { generateSync } from 'otplib';

import { folderVariable } from '../portal.ts';

const PERIOD_MS = 30_000;

/**
 * What an authenticator app shows, `steps` later than now. A code works once and no older one after
 * it; the server takes one step to either side.
 */
export function totpCode(secret: string, steps = 0): string {
  return generateSync({ secret, epoch: Math.floor((Date.now() + steps * PERIOD_MS) / 1_000) });
}

/** Types the first code of an authenticator app that is being set up; its secret. */
export async function confirmTotp(page: Page): Promise<string> {
  const secret = (await page.getByTestId('totp-secret').innerText()).replace(/\s/g, '');
  await page.getByLabel('验证器应用中的 6 位数字').fill(totpCode(secret, -1));
  await page.getByRole('button', { name: '确认', exact: true }).click();
  return secret;
}

/** The recovery codes that are shown; then they are kept. */
export async function keepRecoveryCodes(page: Page): Promise<string[]> {
  const codes = page.getByRole('list', { name: '恢复码' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const texts = await codes.allInnerTexts();
  await page.getByRole('button', { name: '我已保存' }).click();
  return texts;
}

/**
 * For the first login of an account whose school demands a second factor: sets up an authenticator
 * app at the second step of the login, and goes on to the account's area; the app's secret.
 */
export async function setUpAtLogin(page: Page): Promise<string> {
  await page.waitForURL('**/login/second-factor');
  await page.getByRole('button', { name: /^验证器应用/ }).click();
  const secret = await confirmTotp(page);
  await keepRecoveryCodes(page);
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
  return secret;
}

/**
 * The second step of a login where it is demanded. The first time it sets up an authenticator app,
 * whose secret is kept beside the portal's data for the specs after this one.
 */
export async function passSecondFactor(page: Page, phone: string): Promise<void> {
  const file = join(process.env[folderVariable] ?? '', `totp-${phone}`);
  if (!existsSync(file)) {
    writeFileSync(file, await setUpAtLogin(page), { mode: 0o600 });
    return;
  }
  const field = page.getByLabel('验证器应用中的 6 位数字');
  await field.fill(totpCode(readFileSync(file, 'utf8')));
  await field.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}
