import { expect } from '@playwright/test';

import type { Person } from './person.ts';

/** Signs in, agrees to the pledge, and then that the face is looked at. */
export async function openFaceVerification(candidate: Person): Promise<void> {
  await candidate.signIn();
  const { page } = candidate;
  await page.getByRole('button', { name: '去阅读' }).click();
  const agree = page.getByRole('button', { name: '我已阅读并同意' });
  await agree.scrollIntoViewIfNeeded();
  await agree.click();
  await page.getByRole('link', { name: '返回我的考试' }).first().click();
  await page.getByRole('button', { name: '开始认证' }).click();
  await page.getByRole('button', { name: '同意', exact: true }).click();
  await expect(page.getByRole('heading', { name: '准备开始' })).toBeVisible();
}

const notSeen = '没有看清您的动作';

/**
 * Does a challenge, as soon as the page is ready for it, and waits for what came of it. Who was not
 * seen clearly tries again, as a person would: the blink of the film is at the edge of what counts.
 */
export async function tryFace({ page }: Person, outcome: string): Promise<void> {
  const said = page.getByRole('status').getByRole('heading');
  const next = page.getByRole('button', { name: /^(再试一次|继续|继续考试)$/ });
  do {
    await page.getByRole('button', { name: /^(开始认证|再试一次)$/ }).click({ timeout: 60_000 });
    await expect(page.getByText('动作 1 / 3')).toBeVisible();
    await expect(next).toBeVisible({ timeout: 150_000 });
  } while (outcome !== notSeen && (await said.innerText()) === notSeen);
  await expect(said).toHaveText(outcome);
}
