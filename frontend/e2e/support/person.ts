import { chromium, type Browser, type Page } from '@playwright/test';

import { chromiumArguments, chromiumExecutable } from '../../test/chromium.ts';
import { portalUnderTest } from '../portal.ts';
import { requestCode } from './login.ts';
import { watchPeers } from './picture.ts';
import { passSecondFactor } from './second-factor.ts';

export type Role = '我是考生' | '我是考官' | '学校管理';

const desk = { width: 1280, height: 720 };

export interface Identity {
  readonly role: Role;
  readonly school: string;
  /** Null for who signs in for the whole school. */
  readonly college: string | null;
  readonly phone: string;
}

/** One person at their own computer: a browser of their own, with a camera of their own. */
export class Person {
  readonly page: Page;
  readonly identity: Identity;
  private readonly browser: Browser;

  private constructor(browser: Browser, page: Page, identity: Identity) {
    this.browser = browser;
    this.page = page;
    this.identity = identity;
  }

  /** A browser for someone of the demo school, whose camera plays the file. */
  static async open(name: string, camera: string, viewport = desk): Promise<Person> {
    const { demo } = portalUnderTest();
    const account = demo.accounts.find((one) => one.name === name);
    if (!account?.college) throw new Error(`The demo school has no ${name}`);
    const { college, phone } = account;
    const role = account.role === 'candidate' ? '我是考生' : '我是考官';
    return Person.openAs({ role, school: demo.school, college, phone }, { camera, viewport });
  }

  /** A browser for anybody; without a camera's file it has the browser's own test picture. */
  static async openAs(
    identity: Identity,
    { camera, viewport = desk }: { camera?: string; viewport?: typeof desk } = {},
  ): Promise<Person> {
    const browser = await chromium.launch({
      executablePath: chromiumExecutable,
      args: [
        ...chromiumArguments,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        ...(camera ? [`--use-file-for-fake-video-capture=${camera}`] : []),
        '--autoplay-policy=no-user-gesture-required',
      ],
    });
    const page = await browser.newPage({
      baseURL: portalUnderTest().urls.portal,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport,
    });
    page.setDefaultTimeout(20_000);
    await watchPeers(page);
    return new Person(browser, page, identity);
  }

  /** Signs in as the page asks: role, school, college, phone, SMS code. */
  async signIn(): Promise<void> {
    await this.sendCode();
    await this.page.waitForURL((url) => !url.pathname.startsWith('/login'));
  }

  /** Signs in where the school demands a second factor; the first time it is set up. */
  async signInWithSecondFactor(): Promise<void> {
    await this.sendCode();
    await passSecondFactor(this.page, this.identity.phone);
  }

  /** As far as the SMS code leads. */
  private async sendCode(): Promise<void> {
    const { page, identity } = this;
    await page.goto('/login');
    await this.fillIn(identity);
    const code = await this.requestCode(identity.phone);
    await page.getByLabel('短信验证码').fill(code);
    await page.getByRole('button', { name: '登录', exact: true }).click();
  }

  async fillIn({ role, school, college, phone }: Identity): Promise<void> {
    const { page } = this;
    await page.getByRole('tab', { name: role }).click();
    await page.getByRole('combobox', { name: '学校' }).fill(school);
    await page.getByRole('option', { name: school }).click();
    if (college !== null) await page.getByLabel('学院').selectOption({ label: college });
    await page.getByLabel('手机号').fill(phone);
  }

  /** Asks for a code by the button, and reads it in the dev inbox. */
  requestCode(phone: string): Promise<string> {
    return requestCode(this.page, phone);
  }

  async leave(): Promise<void> {
    await this.browser.close();
  }
}
