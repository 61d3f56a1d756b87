import { expect, test } from '@playwright/test';

import { openFaceVerification, tryFace } from './support/face-verification.ts';
import { filmCamera } from './support/film-camera.ts';
import { comeToWaitingArea, openConsole, pick, press } from './support/interview.ts';
import { Person } from './support/person.ts';

test('a moving face with its own photo on file is verified', async () => {
  test.setTimeout(480_000);
  const candidate = await Person.open('萧若水', await filmCamera('face-all-actions'));
  await openFaceVerification(candidate);
  await tryFace(candidate, '认证通过');
  await candidate.page.getByRole('button', { name: '继续' }).click();
  await expect(candidate.page.getByRole('button', { name: '开始检测' })).toBeVisible();
  await candidate.leave();
});

test('a moving face is told from the person on file', async () => {
  test.setTimeout(480_000);
  const candidate = await Person.open('温知远', await filmCamera('face-all-actions', true));
  await openFaceVerification(candidate);
  await tryFace(candidate, '与存档照片不一致');
  await expect(candidate.page.getByText(/还有 [12] 次机会/)).toBeVisible();
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

  const examiner = await Person.open('邵文华', await filmCamera('face-all-actions'));
  await examiner.signIn();
  await openConsole(examiner, '进入候考区');
  await pick(examiner, '钟灵秀');
  const bar = examiner.page.getByRole('alert').filter({ hasText: '人脸识别认证未通过' });
  await expect(bar).toContainText('已尝试 3 次');
  await examiner.page.reload();
  await pick(examiner, '钟灵秀');
  await expect(bar).toBeVisible();
  await press(examiner, '人证对比');
  const comparison = examiner.page.getByRole('dialog');
  await expect(comparison.getByRole('img', { name: '存档照片' })).toBeVisible();
  await expect(comparison.getByRole('img', { name: '认证时的人脸' })).toBeVisible();
  await comparison.getByRole('button', { name: '是本人', exact: true }).click();
  await expect(bar).toBeHidden();
  await expect(examiner.page.getByText('人工比对为本人')).toBeVisible();
  await Promise.all([candidate.leave(), examiner.leave()]);
});
