import { expect, type Page } from '@playwright/test';

import type { Person } from './person.ts';

/**
 * Signs in, agrees to the pledge, and then that the face is looked at. `look` sees the pages on the
 * way: the pledge before and after, and what is asked before the face.
 */
export async function openFaceVerification(
  candidate: Person,
  look: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await candidate.signIn();
  const { page } = candidate;
  await page.getByRole('button', { name: '去阅读' }).click();
  const agree = page.getByRole('button', { name: '我已阅读并同意' });
  await agree.scrollIntoViewIfNeeded();
  await look(page);
  await agree.click();
  await expect(page.getByText(/您已于.*同意/)).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: '返回我的考试' }).first().click();
  await page.getByRole('button', { name: '开始认证' }).click();
  const consent = page.getByRole('button', { name: '同意', exact: true });
  await expect(consent).toBeVisible();
  await look(page);
  await consent.click();
  await expect(page.getByRole('heading', { name: '准备开始' })).toBeVisible();
}

const notSeen = '没有看清您的动作';

/** Begins a challenge, as soon as the page is ready for it. */
async function begin({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: /^(开始认证|再试一次)$/ }).click({ timeout: 60_000 });
  await expect(page.getByText('动作 1 / 3')).toBeVisible();
}

/** What came of the newest challenge. */
const outcomeOf = ({ page }: Person) => page.getByRole('status').getByRole('heading');

/**
 * Does a challenge, and waits for what came of it. Who was not seen clearly tries again, as a person
 * would: the blink of the film is at the edge of what counts.
 */
export async function tryFace(candidate: Person, outcome: string): Promise<void> {
  const next = candidate.page.getByRole('button', { name: /^(再试一次|继续|继续考试)$/ });
  const said = outcomeOf(candidate);
  do {
    await begin(candidate);
    await expect(next).toBeVisible({ timeout: 150_000 });
  } while (outcome !== notSeen && (await said.innerText()) === notSeen);
  await expect(said).toHaveText(outcome);
}

/** Begins a challenge, and hands in what is no frames at its first step, which ends it. */
export async function wasteTry(candidate: Person, outcome: string): Promise<void> {
  const { page } = candidate;
  const begun = page.waitForResponse((answer) => answer.url().endsWith('/face-sessions'));
  await begin(candidate);
  const { session } = (await (await begun).json()) as { session: { id: string } };
  // By the page, because Playwright's own requests leave out cookies that are for secure sites.
  await page.evaluate(async (id) => {
    const headers = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'frames' };
    const key = { 'Idempotency-Key': crypto.randomUUID() };
    await fetch(`/api/my/face-sessions/${id}/steps`, {
      ...{ method: 'POST', body: 'no frames', headers: { ...headers, ...key } },
    });
  }, session.id);
  await expect(outcomeOf(candidate)).toHaveText(outcome);
}
