import { expect, test } from '@playwright/test';

import { colourCamera, type Colour } from './support/colour-camera.ts';
import { comeToWaitingArea, openConsole, pick, picture, press } from './support/interview.ts';
import { Person } from './support/person.ts';
import { colourOf, framesDecoded, mediaBytesReceived } from './support/picture.ts';

/** Waits until the picture has that colour, and shows that it moves. */
async function expectPicture(viewer: Person, of: string, colour: Colour): Promise<void> {
  await expect
    .poll(() => colourOf(picture(viewer, of)), { message: `${of} is ${colour}`, timeout: 15_000 })
    .toBe(colour);
  const before = await framesDecoded(viewer.page);
  await expect.poll(() => framesDecoded(viewer.page)).toBeGreaterThan(before + 5);
}

const messages = ({ page }: Person) => page.getByRole('log', { name: '消息' });

async function write({ page }: Person, text: string): Promise<void> {
  await page.getByLabel('输入消息').fill(text);
  await page.getByRole('button', { name: '发送' }).click();
  await expect(page.getByLabel('输入消息')).toHaveValue('');
}

test('an interview from login to end, with five people', async () => {
  test.setTimeout(300_000);
  const candidate = await Person.open('蔡宇轩', colourCamera('red'));
  const other = await Person.open('周子涵', colourCamera('yellow'));
  const waiting = await Person.open('陈立群', colourCamera('green'));
  const main = await Person.open('顾建平', colourCamera('blue'));
  const panel = await Person.open('徐静', colourCamera('magenta'));
  const everyone = [candidate, other, waiting, main, panel];

  await test.step('everyone signs in by SMS code', async () => {
    for (const person of everyone) await person.signIn();
  });

  await test.step('both candidates come to the waiting area, and see nobody there', async () => {
    await comeToWaitingArea(candidate);
    await comeToWaitingArea(other);
    await openConsole(waiting, '进入候考区');
    await expect(candidate.page.getByText('候考官在线')).toBeVisible();
    await pick(waiting, '蔡宇轩');
    await expectPicture(waiting, '蔡宇轩', 'red');
    expect(await mediaBytesReceived(candidate.page)).toBe(0);
    expect(await mediaBytesReceived(other.page)).toBe(0);
  });

  await test.step('candidate and waiting examiner write to each other, and nobody else reads it', async () => {
    await write(candidate, '老师，我的身份证在手边。');
    await expect(messages(waiting).getByText('老师，我的身份证在手边。')).toBeVisible();
    await write(waiting, '好的，请稍候。');
    await expect(messages(candidate).getByText('好的，请稍候。')).toBeVisible();
    await waiting.page.getByLabel('发给本考场的全部考生').check();
    await write(waiting, '各位考生请准备。');
    await expect(messages(other).getByText('各位考生请准备。')).toBeVisible();
    await expect(messages(other).getByRole('listitem')).toHaveCount(1);
  });

  await test.step('the waiting examiner talks with one of them', async () => {
    await press(waiting, '开始通话');
    await expectPicture(candidate, '陈立群', 'green');
    await expectPicture(waiting, '蔡宇轩', 'red');
    await expect(other.page.getByText('候考官正与其他考生通话')).toBeVisible();
    expect(await mediaBytesReceived(other.page)).toBe(0);
  });

  await test.step('after the talk the candidate sees nobody again', async () => {
    await press(waiting, '准备就绪');
    await expect(candidate.page.getByText('您已准备就绪，请等待主考官邀请。')).toBeVisible();
    await expect(candidate.page.getByRole('group', { name: '陈立群' })).toHaveCount(0);
    const received = await mediaBytesReceived(candidate.page);
    // Meanwhile the examiner looks at the next one, so pictures do flow.
    await pick(waiting, '周子涵');
    await expectPicture(waiting, '周子涵', 'yellow');
    expect(await mediaBytesReceived(candidate.page)).toBe(received);
  });

  await test.step('the main examiner opens the room and invites', async () => {
    await openConsole(main, '进入考场');
    await openConsole(panel, '进入考场');
    await expect(messages(main).getByText('老师，我的身份证在手边。')).toBeVisible();
    await press(main, '开启考场');
    await press(main, '邀请下一位');
    const invitation = candidate.page.getByRole('alertdialog', { name: '请您进入考场面试' });
    await expect(invitation).toBeVisible();
    await expect(other.page.getByRole('alertdialog')).toHaveCount(0);
    await candidate.page.keyboard.press('Enter');
    await expect(candidate.page.getByRole('heading', { name: '考场' })).toBeAttached();
  });

  await test.step('everyone in the room sees everyone, and nobody else', async () => {
    await expectPicture(main, '蔡宇轩', 'red');
    await expectPicture(panel, '蔡宇轩', 'red');
    await expectPicture(candidate, '顾建平', 'blue');
    await expectPicture(candidate, '徐静', 'magenta');
    await expectPicture(main, '徐静', 'magenta');
    await expectPicture(panel, '顾建平', 'blue');
    expect(await mediaBytesReceived(other.page)).toBe(0);
  });

  await test.step('a reload puts the candidate and the examiner back where they were', async () => {
    await candidate.page.reload();
    await expectPicture(candidate, '顾建平', 'blue');
    await expectPicture(main, '蔡宇轩', 'red');
    await main.page.reload();
    await expectPicture(main, '蔡宇轩', 'red');
    await expectPicture(candidate, '顾建平', 'blue');
  });

  await test.step('the interview ends, and the candidate is told', async () => {
    await press(main, '结束面试');
    await main.page.getByRole('dialog').getByRole('button', { name: '结束面试' }).click();
    await expect(candidate.page.getByText('面试已结束').first()).toBeVisible();
    expect(await mediaBytesReceived(other.page)).toBe(0);
  });

  for (const person of everyone) await person.leave();
});
