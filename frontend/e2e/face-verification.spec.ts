import { expect, test } from '@playwright/test';

import { openFaceVerification, tryFace } from './support/face-verification.ts';
import { filmCamera } from './support/film-camera.ts';
import { comeToWaitingArea } from './support/interview.ts';
import { Person } from './support/person.ts';

test('a moving face with its own photo on file is verified', async () => {
  test.setTimeout(240_000);
  const candidate = await Person.open('萧若水', await filmCamera('face-all-actions'));
  await openFaceVerification(candidate);
  await tryFace(candidate, '认证通过');
  await candidate.page.getByRole('button', { name: '继续' }).click();
  await expect(candidate.page.getByRole('button', { name: '开始检测' })).toBeVisible();
  await candidate.leave();
});

test('a moving face is told from the person on file', async () => {
  test.setTimeout(240_000);
  const candidate = await Person.open('温知远', await filmCamera('face-all-actions', true));
  await openFaceVerification(candidate);
  await tryFace(candidate, '与存档照片不一致');
  await expect(candidate.page.getByText('还有 2 次机会')).toBeVisible();
  await candidate.leave();
});

test('a photo is not live; after three tries its candidate goes on, to be compared by eye', async () => {
  test.setTimeout(240_000);
  const candidate = await Person.open('钟灵秀', await filmCamera('face-still-photo'));
  const { page } = candidate;
  // Without the mesh the steps are simply filmed.
  await page.route('**/face-mesh/**', (route) => route.abort());
  await openFaceVerification(candidate);
  await tryFace(candidate, '没有看清您的动作');
  await tryFace(candidate, '没有看清您的动作');
  await tryFace(candidate, '继续考试，由考官当面核对');
  await page.getByRole('button', { name: '继续' }).click();
  await comeToWaitingArea(candidate);
  await candidate.leave();
});
