import { defineConfig } from '@playwright/test';

import { chromiumArguments, chromiumExecutable } from '../test/chromium.ts';
import { portalPorts } from './portal.ts';

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  globalSetup: './start-portal.ts',
  // One portal, one demo school, and machines with two cores: exams are sat one after the other.
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // Where the JSON goes is in PLAYWRIGHT_JSON_OUTPUT_FILE.
  reporter: [
    ['list'],
    ['./support/failure-reporter.ts'],
    ...(process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] ? [['json'] as const] : []),
  ],
  use: {
    baseURL: `http://localhost:${portalPorts.http}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    screenshot: 'only-on-failure',
    // A trace films every page, which costs more than five people's video calls.
    trace: 'off',
    launchOptions: {
      executablePath: chromiumExecutable,
      args: [
        ...chromiumArguments,
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
      ],
    },
  },
  projects: [
    { name: 'exams', testIgnore: 'screenshots.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots.spec.ts' },
  ],
});
