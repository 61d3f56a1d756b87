import { expect, test, type Page } from '@playwright/test';
import { PDFDocument } from 'pdf-lib';

import { portalUnderTest } from './portal.ts';
import { pageFaults } from './support/page-faults.ts';
import { Person } from './support/person.ts';

const idCard = '居民身份证（正反面）';
const ticket = '准考证';

/** A picture of noise, which no codec makes small: it takes several requests. */
async function bigPicture(page: Page): Promise<Buffer> {
  const url = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 1200];
    const context = canvas.getContext('2d');
    const pixels = context?.createImageData(canvas.width, canvas.height);
    if (!context || !pixels) throw new Error('no canvas');
    for (let at = 0; at < pixels.data.length; at += 1) {
      pixels.data[at] = at % 4 === 3 ? 255 : Math.random() * 256;
    }
    context.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.95);
  });
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

async function onePagePdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText('1028 7721 0004', { x: 60, y: 760 });
  return Buffer.from(await document.save());
}

const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a candidate hands in two documents, over a network that goes away meanwhile', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { demo } = portalUnderTest();
  const account = demo.accounts.find(({ name }) => name === '姚清越');
  const { phone = '', college = null } = account ?? {};
  const candidate = await Person.openAs(
    { role: '我是考生', school: demo.school, college, phone },
    { viewport: { width: 390, height: 844 } },
  );
  const { page } = candidate;
  await candidate.signIn();
  await page.goto('/candidate/identity-file');

  await test.step('nothing is asked for before the consent', async () => {
    await expect(page.getByRole('button', { name: '同意', exact: true })).toBeVisible();
    await expect(card(page, idCard)).toHaveCount(0);
    expect(await pageFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await expect(card(page, idCard)).toBeVisible();
    expect(await pageFaults(page)).toEqual([]);
  });

  await test.step('a phone takes part by a code, without a login', async () => {
    const answer = page.waitForResponse(
      (response) => response.url().endsWith('/upload-ticket') && response.ok(),
    );
    await page.getByRole('button', { name: '用手机拍照上传' }).click();
    const { token } = (await (await answer).json()) as { token: string };
    await expect(page.getByRole('img', { name: '手机上传的二维码' })).toBeVisible();
    expect(await pageFaults(page)).toEqual([]);
    const context = await browser.newContext({
      ...{ baseURL: portalUnderTest().urls.portal, locale: 'zh-CN' },
      viewport: { width: 390, height: 844 },
    });
    const phone = await context.newPage();
    await phone.goto(`/phone/identity#${token}`);
    await expect(card(phone, idCard)).toBeVisible();
    expect(await pageFaults(phone)).toEqual([]);
    await expect(page.getByText('手机已连接')).toBeVisible();
    await context.close();
    await page.getByRole('button', { name: '关闭' }).click();
  });

  await test.step('a file that is no picture is refused at its document', async () => {
    await card(page, idCard)
      .getByLabel(`上传${idCard}`)
      .setInputFiles({ name: '说明.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('text') });
    await expect(card(page, idCard).getByRole('alert')).toBeVisible({ timeout: 30_000 });
    expect(await pageFaults(page)).toEqual([]);
    await card(page, idCard).getByRole('button', { name: '放弃' }).click();
    await expect(card(page, idCard).getByRole('alert')).toHaveCount(0);
  });

  await test.step('a file that is cut off goes on by itself', async () => {
    const picture = await bigPicture(page);
    expect(picture.length).toBeGreaterThan(1_200_000);
    const sent: number[] = [];
    page.on('response', (answer) => {
      if (answer.request().method() === 'PATCH' && answer.ok()) sent.push(answer.status());
    });
    const firstPart = page.waitForResponse(
      (answer) => answer.request().method() === 'PATCH' && answer.ok(),
    );
    await card(page, idCard)
      .getByLabel(`上传${idCard}`)
      .setInputFiles({ name: '身份证.jpg', mimeType: 'image/jpeg', buffer: picture });
    await firstPart;
    await page.context().setOffline(true);
    await expect(card(page, idCard).getByText(/等待网络/)).toBeVisible({ timeout: 60_000 });
    await page.context().setOffline(false);
    const turn = card(page, idCard).getByRole('button', { name: '旋转第 1 页' });
    await expect(turn).toBeVisible({ timeout: 60_000 });
    // In parts, and none of them twice.
    expect(sent.length).toBeGreaterThan(1);
    await turn.click();
    await expect(turn).toBeEnabled({ timeout: 30_000 });
  });

  await test.step('what is missing is said at its document', async () => {
    await page.getByRole('button', { name: '提交审核' }).click();
    await expect(card(page, ticket).getByRole('alert')).toContainText('请先上传');
  });

  await test.step('a PDF becomes pages', async () => {
    await card(page, ticket)
      .getByLabel(`上传${ticket}`)
      .setInputFiles({
        name: '准考证.pdf',
        mimeType: 'application/pdf',
        buffer: await onePagePdf(),
      });
    await expect(card(page, ticket).getByRole('button', { name: '查看第 1 页' })).toBeVisible({
      timeout: 60_000,
    });
  });

  await test.step('the file is handed in, and stays so', async () => {
    await page.getByRole('button', { name: '提交审核' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await dialog.getByRole('button', { name: '提交', exact: true }).click();
    await expect(page.getByText('待审核').first()).toBeVisible();
    await page.reload();
    await expect(page.getByText('待审核').first()).toBeVisible();
    await expect(card(page, idCard).getByRole('button', { name: '查看第 1 页' })).toBeVisible();
    await expect(page.getByRole('button', { name: '提交审核' })).toHaveCount(0);
    expect(await pageFaults(page)).toEqual([]);
    await page.getByRole('link', { name: '返回首页' }).click();
    await expect(page.getByRole('heading', { name: '材料已提交，等待学校审核' })).toBeVisible();
    expect(await pageFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '查看材料' }).click();
    await expect(page.getByText('待审核').first()).toBeVisible();
  });

  await test.step('what was handed in is deleted at once when the consent is withdrawn', async () => {
    const answer = page.waitForResponse(/\/api\/.*\/identity-file$/);
    await page.reload();
    const address = (await answer).url();
    await page.goto('/candidate/consents');
    const withdraw = page.getByRole('button', { name: '撤回同意' });
    await expect(withdraw).toBeVisible();
    expect(await pageFaults(page)).toEqual([]);
    await withdraw.click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.locator(':focus')).toHaveCount(1);
    await dialog.getByRole('button', { name: '撤回同意' }).click();
    await expect(page.getByText('已撤回', { exact: true })).toBeVisible();
    const pages = async () => {
      const file = (await (await page.request.get(address)).json()) as {
        documents: { uploaded: unknown[] }[];
      };
      return file.documents.flatMap((document) => document.uploaded).length;
    };
    await expect.poll(pages).toBe(0);
    expect(await pageFaults(page)).toEqual([]);
  });
  await candidate.leave();
});
