import { expect, test, type Locator } from '@playwright/test';

import { openFaceVerification, tryFace, wasteTry } from './support/face-verification.ts';
import { filmCamera } from './support/film-camera.ts';
import { comeToWaitingArea, openConsole, pick, press } from './support/interview.ts';
import { pageFaults } from './support/page-faults.ts';
import { Person } from './support/person.ts';

/** The waiting examiner, who looks at a candidate in the waiting area. */
async function examinerOf(candidate: string): Promise<Person> {
  const examiner = await Person.open('邵文华', await filmCamera('face-still-photo'));
  await examiner.signIn();
  await openConsole(examiner, '进入候考区');
  await pick(examiner, candidate);
  return examiner;
}

const barOf = ({ page }: Person) =>
  page.getByRole('alert').filter({ hasText: '人脸识别认证未通过' });

/** All three pictures are there, and show something. */
async function expectPictures(comparison: Locator): Promise<void> {
  for (const name of ['存档照片', '认证时的人脸']) {
    const width = () =>
      comparison
        .getByRole('img', { name })
        .evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width, { message: name }).toBeGreaterThan(0);
  }
  const live = () =>
    comparison.locator('video').evaluate((video: HTMLVideoElement) => video.videoWidth);
  await expect.poll(live, { message: 'live', timeout: 15_000 }).toBeGreaterThan(0);
}

test('a moving face with its own photo on file is verified, and the examiner sees it', async () => {
  test.setTimeout(480_000);
  const candidate = await Person.open('萧若水', await filmCamera('face-all-actions'));
  await openFaceVerification(candidate);
  await tryFace(candidate, '认证通过');
  expect(await pageFaults(candidate.page)).toEqual([]);
  await candidate.page.getByRole('button', { name: '继续' }).click();
  await comeToWaitingArea(candidate);

  const examiner = await examinerOf('萧若水');
  const details = examiner.page.getByRole('complementary', { name: '考生信息' });
  await expect(details.getByText('已通过', { exact: true })).toBeVisible();
  await expect(barOf(examiner)).toBeHidden();
  await details.getByRole('button', { name: '查看比对' }).click();
  const comparison = examiner.page.getByRole('dialog', { name: '人证对比 · 萧若水' });
  await expect(comparison.getByRole('definition').first()).toContainText('已通过');
  await expectPictures(comparison);
  expect(await pageFaults(examiner.page)).toEqual([]);
  await Promise.all([candidate.leave(), examiner.leave()]);
});

test('a moving face is told from the person on file', async () => {
  test.setTimeout(480_000);
  const candidate = await Person.open('温知远', await filmCamera('face-all-actions', true));
  await openFaceVerification(candidate);
  await tryFace(candidate, '与存档照片不一致');
  await expect(candidate.page.getByText(/还有 [12] 次机会/)).toBeVisible();
  expect(await pageFaults(candidate.page)).toEqual([]);
  await candidate.leave();
});

test('a photo is not live; after three tries its candidate goes on, to be compared by eye', async () => {
  test.setTimeout(240_000);
  const candidate = await Person.open('钟灵秀', await filmCamera('face-still-photo'));
  const { page } = candidate;
  // Without the mesh the steps are simply filmed.
  await page.route('**/face-mesh/**', (route) => route.abort());
  await openFaceVerification(candidate, async (shown) => {
    expect(await pageFaults(shown)).toEqual([]);
  });
  await tryFace(candidate, '没有看清您的动作');
  await wasteTry(candidate, '画面没有正确送达');
  await wasteTry(candidate, '继续考试，由考官当面核对');
  await page.getByRole('button', { name: '继续' }).click();
  await comeToWaitingArea(candidate);

  const examiner = await examinerOf('钟灵秀');
  const bar = barOf(examiner);
  await expect(bar).toContainText('已尝试 3 次');
  await examiner.page.reload();
  await pick(examiner, '钟灵秀');
  await expect(bar).toBeVisible();
  await press(examiner, '人证对比');
  const comparison = examiner.page.getByRole('dialog');
  await expectPictures(comparison);
  await comparison.getByRole('button', { name: '是本人', exact: true }).click();
  await expect(bar).toBeHidden();
  await expect(examiner.page.getByText('人工比对为本人')).toBeVisible();
  await Promise.all([candidate.leave(), examiner.leave()]);
});
