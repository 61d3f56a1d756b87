import { join } from 'node:path';

import { expect, test, type Page } from '@playwright/test';

import { ApiPerson } from './support/api-person.ts';
import { comeToWaitingArea, openConsole, picture, press } from './support/interview.ts';
import { Person } from './support/person.ts';
import { portraitCamera } from './support/portrait-camera.ts';

const folder = join(import.meta.dirname, '../../docs/images');
const viewport = { width: 1440, height: 900 };

const save = (page: Page, name: string) =>
  page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });

/** Gives the played files names as cameras and microphones have them. */
async function nameDevices({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    const label = {
      get(this: MediaStreamTrack | MediaDeviceInfo) {
        return this.kind.startsWith('video') ? 'FaceTime 高清摄像头' : '内建麦克风';
      },
    };
    Object.defineProperty(MediaStreamTrack.prototype, 'label', label);
    Object.defineProperty(MediaDeviceInfo.prototype, 'label', label);
  });
}

/** Resolves when a picture of some size shows. */
async function expectShown(viewer: Person, of: string): Promise<void> {
  const width = () => picture(viewer, of).evaluate((video: HTMLVideoElement) => video.videoWidth);
  await expect.poll(width, { timeout: 20_000 }).toBeGreaterThan(600);
}

/** The pictures of the README, of a portal with its demo school. */
test('the pictures of the README', async () => {
  test.setTimeout(240_000);
  const own = { wall: [206, 199, 189], hair: [42, 34, 32], clothes: [78, 110, 130] } as const;
  const theirs = { wall: [186, 194, 198], hair: [58, 52, 50], clothes: [60, 66, 78] } as const;
  const candidate = await Person.open('蔡宇轩', portraitCamera('candidate', own), viewport);
  const main = await Person.open('顾建平', portraitCamera('examiner', theirs), viewport);
  await nameDevices(candidate);
  await nameDevices(main);
  const waiting = await ApiPerson.signIn('陈立群');

  await candidate.page.goto('/login');
  await candidate.fillIn(candidate.identity);
  await save(candidate.page, 'login');
  await candidate.signIn();
  await comeToWaitingArea(candidate);
  await expectShown(candidate, '蔡宇轩');
  await save(candidate.page, 'waiting-area');

  await waiting.step('蔡宇轩', 'markReady');
  await main.signIn();
  await openConsole(main, '进入考场');
  await press(main, '开启考场');
  await press(main, '邀请下一位');
  const invitation = candidate.page.getByRole('alertdialog', { name: '请您进入考场面试' });
  await expect(invitation).toBeVisible();
  await save(candidate.page, 'invitation');

  await invitation.getByRole('button', { name: '进入考场' }).click();
  await expectShown(main, '蔡宇轩');
  await save(main.page, 'console');
  await Promise.all([candidate.leave(), main.leave(), waiting.leave()]);
});
