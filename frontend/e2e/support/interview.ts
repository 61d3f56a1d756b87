import { expect } from '@playwright/test';

import type { Person } from './person.ts';

/** Signs a candidate in, tests the devices and enters the waiting area, as the home page leads. */
export async function comeToWaitingArea({ page }: Person): Promise<void> {
  await page
    .getByRole('button', { name: '开始检测' })
    .or(page.getByRole('link', { name: '开始检测' }))
    .click();
  await page.getByRole('button', { name: '完成检测' }).click({ timeout: 20_000 });
  await page.getByRole('button', { name: '进入候考区' }).click();
  await expect(page.getByRole('heading', { name: '候考区', exact: true })).toBeAttached();
}

/** Opens the console of an exam room from the list of one's rooms. */
export async function openConsole({ page }: Person, link: string): Promise<void> {
  await page.getByRole('link', { name: link }).click();
  await expect(page.getByRole('listbox', { name: '考生队列' })).toBeVisible();
}

/** Picks a candidate in the list of a console. */
export async function pick({ page }: Person, candidate: string): Promise<void> {
  await page.getByRole('option', { name: candidate }).click();
}

/** Presses a button of a console, once the command before it is done. */
export async function press({ page }: Person, command: string): Promise<void> {
  const button = page.getByRole('button', { name: command });
  await expect(button).not.toHaveAttribute('aria-disabled', 'true');
  await button.click();
}

/** The picture of somebody, by the name on it. */
export function picture({ page }: Person, of: string | RegExp) {
  return page.getByRole('group', { name: of }).locator('video');
}
