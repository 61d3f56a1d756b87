import { expect, test, type Page } from '@playwright/test';
import { Redis } from 'ioredis';

import { portalUnderTest, processId, type ServerName } from './portal.ts';
import { ApiPerson } from './support/api-person.ts';
import { colourCamera } from './support/colour-camera.ts';
import { comeToWaitingArea, openConsole, picture, press } from './support/interview.ts';
import { Person } from './support/person.ts';
import { colourOf, framesDecoded } from './support/picture.ts';

/** Milliseconds within which a picture is back. */
const BACK = 15_000;

async function expectMoving(page: Page, timeout = BACK): Promise<void> {
  let last = Number.POSITIVE_INFINITY;
  await expect
    .poll(
      async () => {
        const frames = await framesDecoded(page);
        const moved = frames > last;
        last = frames;
        return moved;
      },
      { message: 'the picture moves', timeout },
    )
    .toBe(true);
}

/** Kills a server the hard way, and waits until the launcher has started another. */
async function kill(server: ServerName): Promise<void> {
  const pid = processId(server);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => processId(server), { timeout: 60_000 }).not.toBe(pid);
}

test('an interview survives the death of its servers', async () => {
  test.setTimeout(240_000);
  const candidate = await Person.open('林书瑶', colourCamera('red'));
  const main = await Person.open('贺文斌', colourCamera('blue'));
  const waiting = await ApiPerson.signIn('冯秀英');

  await test.step('an interview is under way', async () => {
    await candidate.signIn();
    await comeToWaitingArea(candidate);
    await waiting.step('林书瑶', 'markReady');
    await main.signIn();
    await openConsole(main, '进入考场');
    await press(main, '开启考场');
    await press(main, '邀请下一位');
    await candidate.page.getByRole('alertdialog').getByRole('button', { name: '进入考场' }).click();
    await expect.poll(() => colourOf(picture(main, '林书瑶')), { timeout: BACK }).toBe('red');
    await expect.poll(() => colourOf(picture(candidate, '贺文斌')), { timeout: BACK }).toBe('blue');
  });

  await test.step('Janus is killed: both see each other again, without touching anything', async () => {
    const peers = (page: Page) => page.evaluate(() => window.examPeers.length);
    const [before, beforeMain] = [await peers(candidate.page), await peers(main.page)];
    await kill('Janus');
    // Frames that were on their way still arrive, so only new connections count.
    await expect.poll(() => peers(candidate.page), { timeout: BACK }).toBeGreaterThan(before);
    await expect.poll(() => peers(main.page), { timeout: BACK }).toBeGreaterThan(beforeMain);
    await expect.poll(() => colourOf(picture(candidate, '贺文斌')), { timeout: BACK }).toBe('blue');
    await expect.poll(() => colourOf(picture(main, '林书瑶')), { timeout: BACK }).toBe('red');
    await expectMoving(candidate.page);
    await expectMoving(main.page);
  });

  await test.step('the API is killed: the picture stays, and everyone is where they were', async () => {
    await kill('API');
    await expectMoving(candidate.page);
    await expectMoving(main.page);
    await expect(main.page.getByRole('button', { name: '结束面试' })).toBeVisible();
  });

  await test.step('Redis is wiped: the interview goes on to its end', async () => {
    const redis = new Redis(portalUnderTest().environment['REDIS_URL'] ?? '');
    await redis.flushall();
    redis.disconnect();
    await expectMoving(candidate.page);
    await press(main, '结束面试');
    await main.page.getByRole('dialog').getByRole('button', { name: '结束面试' }).click();
    await expect(candidate.page.getByText('面试已结束').first()).toBeVisible({ timeout: 20_000 });
  });

  await Promise.all([candidate.leave(), main.leave(), waiting.leave()]);
});

test('a second login takes over, the first is told, and an unanswered invitation lapses', async () => {
  test.setTimeout(240_000);
  const first = await Person.open('郑浩然', colourCamera('red'));
  const waiting = await ApiPerson.signIn('冯秀英');
  const main = await ApiPerson.signIn('贺文斌');

  await first.signIn();
  await comeToWaitingArea(first);
  const second = await Person.open('郑浩然', colourCamera('yellow'));
  await second.signIn();
  await expect(first.page.getByRole('heading', { name: '您的账号已在别处登录' })).toBeVisible();
  await expect(second.page.getByRole('heading', { name: '候考区', exact: true })).toBeAttached();

  const room = await main.room();
  const incidents = async () =>
    (await main.get<{ incidents: { kind: string }[] }>(room)).incidents.map(({ kind }) => kind);
  await expect.poll(incidents).toContain('sessionTakenOver');

  await main.openRoom();
  await waiting.step('郑浩然', 'markReady');
  await main.step('郑浩然', 'invite');
  const invitation = second.page.getByRole('alertdialog', { name: '请您进入考场面试' });
  await expect(invitation).toBeVisible();
  // The exam gives a minute.
  await expect(second.page.getByText('邀请已超时')).toBeVisible({ timeout: 90_000 });
  await expect(second.page.getByText('您已准备就绪，请等待主考官邀请。')).toBeVisible();
  expect(await incidents()).toContain('invitationLapsed');

  await Promise.all([first.leave(), second.leave(), waiting.leave(), main.leave()]);
});
