import { expect, test, type Browser, type Page } from '@playwright/test';

import { portalUnderTest } from './portal.ts';
import { pageFaults } from './support/page-faults.ts';
import { Person, type Identity } from './support/person.ts';

/** A page, and what is done on it before somebody looks. */
interface View {
  readonly path: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

type Language = 'zh-CN' | 'en';

const desk = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** The wizard of the first exam, at a step of it. */
const wizardStep = (index: number): View => ({
  path: '/admin/exams',
  prepare: async (page) => {
    await page.locator('a[href^="/admin/exams/"]:not([href$="/new"])').first().click();
    const step = page.getByRole('tab').nth(index);
    await step.click();
    await expect(step).toHaveAttribute('aria-selected', 'true');
    await settle(page);
  },
});

/** The editor of an announcement that is begun here. */
const newAnnouncement: View = {
  path: '/admin/announcements',
  prepare: async (page) => {
    const begin = page.getByRole('button', { name: /^(新建公告|New announcement)$/ });
    await begin.first().click();
    await page.waitForURL(/\/announcements\/.+/);
    await settle(page);
  },
};

/** The page of the first school. */
const oneSchool: View = {
  path: '/admin/schools',
  prepare: async (page) => {
    await page.locator('td a[href^="/admin/schools/"]').first().click();
    await page.waitForURL(/\/schools\/.+/);
    await settle(page);
  },
};

/** What a list leads to by a name. */
const linked = (list: string, name: string): View => ({
  path: list,
  prepare: async (page) => {
    await page.getByRole('link', { name }).first().click();
    await page.waitForURL((url) => url.pathname !== list);
    await settle(page);
  },
});

/** The published announcement of the demo school. */
const announcement = linked('/admin/announcements', '软件工程专业复试须知');
const published: View[] = [
  announcement,
  {
    path: announcement.path,
    prepare: async (page) => {
      await announcement.prepare?.(page);
      await page.goto(`${new URL(page.url()).pathname}/receipts`);
      await settle(page);
    },
  },
  {
    path: announcement.path,
    prepare: async (page) => {
      await announcement.prepare?.(page);
      await page.getByRole('button', { name: /^(第 1 版|Version 1)/ }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
];

/** The draw of the demo school: as its admins see it, and as everybody does. */
const ceremony = linked('/admin/draws', '2027 年软件工程专业复试');
const draw: View[] = [
  ceremony,
  {
    path: ceremony.path,
    prepare: async (page) => {
      await ceremony.prepare?.(page);
      await page.goto(new URL(page.url()).pathname.replace('/admin', ''));
      await settle(page);
      await expect(page.getByText(/^(验证通过|Genuine)$/)).toBeVisible();
    },
  },
];

/** Consents and retention, with one of its sheets open. */
const privacySheet = (name: RegExp): View => ({
  path: '/admin/privacy',
  prepare: async (page) => {
    await page.getByRole('button', { name }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
  },
});

const own: View[] = [{ path: '/account' }];
const everybodys: View[] = [{ path: '/draws/verify' }];
const teaching: View[] = [
  { path: '/admin/today' },
  { path: '/admin/exams' },
  { path: '/admin/exams/new' },
  ...[0, 1, 2, 3, 4, 5].map(wizardStep),
  { path: '/admin/candidates' },
  { path: '/admin/candidates/import' },
  { path: '/admin/candidates/photos' },
  { path: '/admin/review' },
  { path: '/admin/review/batches' },
  { path: '/admin/review/statistics' },
  { path: '/admin/rooms' },
  { path: '/admin/rooms/plan' },
  { path: '/admin/rooms/notices' },
  { path: '/admin/rooms/recusals' },
  { path: '/admin/announcements' },
  ...published,
  newAnnouncement,
  { path: '/admin/draws' },
  { path: '/admin/draws/new' },
  ...draw,
  { path: '/admin/staff' },
  { path: '/admin/staff/import' },
  { path: '/admin/structure' },
];

const viewsOf: Record<string, readonly View[]> = {
  schoolAdmin: [
    ...teaching,
    { path: '/admin/privacy' },
    privacySheet(/^(查看和修改|View and change)/),
    privacySheet(/^(设置保全|Set a hold)$/),
    { path: '/admin/settings' },
    ...own,
    ...everybodys,
  ],
  collegeAdmin: [...teaching, ...own],
  securityAdmin: [
    { path: '/admin/roles' },
    { path: '/admin/staff' },
    { path: '/admin/settings' },
    ...own,
  ],
  auditAdmin: [{ path: '/admin/audit' }, ...own],
  operator: [{ path: '/admin/schools' }, oneSchool, ...own],
};

/** Signs in once; what a browser of this person remembers. */
async function signIn(role: string) {
  const { demo } = portalUnderTest();
  const account = demo.accounts.find((one) => one.role === role);
  if (!account) throw new Error(`The demo school has no ${role}`);
  const isOperator = role === 'operator';
  const identity: Identity = {
    role: '学校管理',
    school: isOperator ? '平台运维' : demo.school,
    college: account.college,
    phone: account.phone,
  };
  const person = await Person.openAs(identity, { viewport: desk });
  await (isOperator ? person.signInWithSecondFactor() : person.signIn());
  const state = await person.page.context().storageState();
  await person.leave();
  return state;
}

/** Until the page has its headline, be it behind a dialog, and loads nothing more. */
async function settle(page: Page): Promise<void> {
  const headline = page.getByRole('heading', { level: 1, includeHidden: true });
  await expect(headline.first()).toBeVisible();
  await expect(page.locator('[role=progressbar]:not([aria-valuenow])')).toHaveCount(0);
}

/** Goes through the views in one language; all that is wrong, by view. */
async function walk(page: Page, views: readonly View[], language: Language): Promise<string[]> {
  const found: string[] = [];
  let at = '';
  const note = (fault: string) => found.push(`${language} ${at}: ${fault}`);
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => note(`error: ${message}`));
  for (const { path, prepare } of views) {
    at = path;
    await page.setViewportSize(desk);
    await page.goto(path);
    await settle(page);
    await prepare?.(page);
    for (const size of [desk, phone]) {
      at = `${new URL(page.url()).pathname} at ${String(size.width)} px`;
      await page.setViewportSize(size);
      await settle(page);
      for (const fault of await pageFaults(page)) note(fault);
    }
  }
  return found;
}

async function open(
  browser: Browser,
  storageState: Awaited<ReturnType<typeof signIn>>,
  language: Language,
): Promise<Page> {
  const baseURL = portalUnderTest().urls.portal;
  const context = await browser.newContext({
    ...{ baseURL, storageState, viewport: desk },
    reducedMotion: 'reduce',
  });
  await context.addInitScript((chosen) => {
    localStorage.setItem('display.language', JSON.stringify(chosen));
  }, language);
  return context.newPage();
}

/** The pages that the navigation leads to. */
async function navigation(page: Page): Promise<string[]> {
  await page.goto('/admin');
  const links = page.getByRole('navigation', { name: '管理功能' }).getByRole('link');
  await expect(links.first()).toBeVisible();
  const paths = links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).pathname));
  return paths;
}

for (const [role, views] of Object.entries(viewsOf)) {
  test(`every page of a ${role}`, async ({ browser }) => {
    test.setTimeout(300_000);
    const state = await signIn(role);
    const chinese = await open(browser, state, 'zh-CN');
    const english = await open(browser, state, 'en');
    expect(views.map(({ path }) => path)).toEqual(
      expect.arrayContaining(await navigation(chinese)),
    );
    const found = await Promise.all([walk(chinese, views, 'zh-CN'), walk(english, views, 'en')]);
    expect(found.flat()).toEqual([]);
    await Promise.all([chinese.context().close(), english.context().close()]);
  });
}
