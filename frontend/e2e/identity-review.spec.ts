import type { CandidateSittingView, OwnIdentityFileView } from '@exam/contracts';
import { expect, test } from '@playwright/test';

import { portalUnderTest } from './portal.ts';
import { askedDocument, Caller, publishExam } from './support/identity-files.ts';
import { Person, type Identity } from './support/person.ts';

const candidateName = '彭一诺';
const examName = '2027 年材料审核演示';
const note = '请在光线充足处重拍';
const idCard = askedDocument('身份证人像面');
const degree = askedDocument('学历证书');

function identityOf(name: string, role: Identity['role']): Identity {
  const { demo } = portalUnderTest();
  const account = demo.accounts.find((one) => one.name === name);
  if (!account) throw new Error(`The demo school has no ${name}`);
  return { role, school: demo.school, college: account.college, phone: account.phone };
}

test('a file is sent back and approved by keyboard alone, and the candidate goes on', async () => {
  test.setTimeout(240_000);
  const origin = portalUnderTest().urls.portal;
  const reviewer = await Person.openAs(identityOf('李文静', '学校管理'), {
    viewport: { width: 1440, height: 900 },
  });
  await reviewer.signIn();
  const candidate = await Person.openAs(identityOf(candidateName, '我是考生'));
  await candidate.signIn();
  const { page } = reviewer;
  const admin = new Caller(page.request, origin);
  const own = new Caller(candidate.page.request, origin);

  const exam = { name: examName, candidateName };
  const sittingId = await publishExam(admin, own, exam, [idCard, degree]);
  const address = `/my/sittings/${sittingId}/identity-file`;
  const file = () => own.get<OwnIdentityFileView>(address);
  const handIn = async () => {
    const { version } = await file();
    await own.send(`${address}/submission`, { version });
  };
  /** What the candidate's path says of it. */
  const path = async () => {
    const { sittings } = await own.get<{ sittings: CandidateSittingView[] }>('/my/sittings');
    const sitting = sittings.find(({ id }) => id === sittingId);
    const step = sitting?.flow.find((one) => one.step === 'identityFile');
    return { stands: sitting?.identityFile, isDone: step?.completedAt != null };
  };

  await test.step('the candidate hands in two documents', async () => {
    const { version } = await own.get<{ version: number }>('/my/consents/identityDocuments');
    await own.send('/my/consents/identityDocuments', {
      ...{ decision: 'given', version, language: 'zh-CN' },
    });
    for (const document of [idCard, degree]) await own.upload(sittingId, document);
    expect(await path()).toEqual({ stands: 'draft', isDone: false });
    await handIn();
    expect(await path()).toEqual({ stands: 'submitted', isDone: false });
  });

  const open = async (firstOpen: { name: string }) => {
    await page.goto('/admin/review');
    await page.getByRole('searchbox').fill(candidateName);
    const row = page.getByRole('button', { name: new RegExp(candidateName) });
    await expect(row).toHaveCount(1);
    await row.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: candidateName })).toBeVisible();
    await expect(page.getByRole('img', { name: firstOpen.name }).first()).toBeVisible();
  };

  await test.step('the reviewer sends one of them back, with a reason and a note', async () => {
    await open(idCard);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('button', { name: degree.name })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    // Without a reason nothing goes back.
    await page.keyboard.press('r');
    await expect(page.getByText('请先选择退回原因')).toBeVisible();
    await page.keyboard.press('1');
    await expect(page.getByRole('checkbox', { name: '照片模糊，看不清文字' })).toBeChecked();
    await page.keyboard.press('e');
    // What would decide is a letter like any other while somebody writes.
    await page.keyboard.insertText(note);
    await page.keyboard.press('a');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await expect(page.getByText('有材料已选退回原因')).toBeVisible();
    await page.keyboard.press('r');
    await expect(page.getByText(`已退回：${candidateName}`)).toBeVisible();
  });

  await test.step('takes it back, and decides the same again', async () => {
    await page.keyboard.press('u');
    await expect(page.getByRole('heading', { level: 2, name: candidateName })).toBeVisible();
    await expect(page.getByText(`已退回：${candidateName}`)).toHaveCount(0);
    expect((await file()).status).toBe('submitted');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('1');
    await page.keyboard.press('e');
    await page.keyboard.insertText(note);
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await expect(page.getByText(`已退回：${candidateName}`)).toBeVisible();
  });

  await test.step('the candidate reads why, and hands it in again', async () => {
    await expect.poll(async () => (await file()).status, { timeout: 30_000 }).toBe('sentBack');
    const { documents } = await file();
    expect(documents.map(({ status }) => status)).toEqual(['approved', 'sentBack']);
    expect(documents[1]?.sentBack).toEqual({ reasons: ['blurred'], note });
    expect(await path()).toEqual({ stands: 'sentBack', isDone: false });
    // From the home page, where another exam comes first; a reload stays with this one's documents.
    const home = candidate.page;
    await home.goto('/candidate');
    await expect(home.getByText('材料被退回')).toBeVisible();
    await home.getByRole('button', { name: `准备“${examName}”` }).click();
    await expect(home.getByRole('heading', { name: '材料被退回，请重新提交' })).toBeVisible();
    await home.getByRole('button', { name: '查看原因' }).click();
    await expect(home.getByText(note).first()).toBeVisible();
    await home.reload();
    await expect(home.getByText(note).first()).toBeVisible();
    await own.upload(sittingId, degree, documents[1]?.uploaded[0]?.id);
    await handIn();
  });

  await test.step('the reviewer sees what was wrong before, and approves', async () => {
    // What was approved before stays so.
    await open(degree);
    await expect(page.getByText(note).first()).toBeVisible();
    await page.keyboard.press('a');
    await expect(page.getByText(`已通过：${candidateName}`)).toBeVisible();
  });

  await test.step('the candidate goes on', async () => {
    await expect.poll(async () => (await file()).status, { timeout: 30_000 }).toBe('approved');
    expect(await path()).toEqual({ stands: 'approved', isDone: true });
    const { phone } = candidate.identity;
    const { messages } = await own.get<{ messages: { text: string }[] }>(`/dev/sms?phone=${phone}`);
    const outcomes = messages.filter(({ text }) => text.includes('身份认证材料'));
    expect(outcomes.length).toBe(2);
    for (const { text } of outcomes) expect(text).not.toContain(candidateName);
  });

  await reviewer.leave();
  await candidate.leave();
});
