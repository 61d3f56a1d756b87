// Runs the portal's built specs in Chromium. Usage: run.ts [PART-OF-A-SPEC'S-NAME]
import runner from 'jasmine-browser-runner';
import { chromium } from 'playwright-core';

import { chromiumArguments, chromiumExecutable } from './chromium.ts';

const browser = await chromium.launch({
  executablePath: chromiumExecutable,
  args: [...chromiumArguments],
});
const page = await browser.newPage();
page.on('console', (message) => {
  console.log(`[browser] ${message.text()}`);
});
page.on('pageerror', (error) => {
  console.error(`[browser] ${error.stack ?? error.message}`);
});

const result = await runner.runSpecs(
  {
    srcDir: 'dist/specs',
    srcFiles: [],
    specDir: 'dist/specs',
    specFiles: ['main.js'],
    cssFiles: ['styles.css'],
    esmFilenameExtension: '.js',
    filter: process.argv[2],
    env: { failSpecWithNoExpectations: true, forbidDuplicateNames: true },
  },
  {
    buildWebdriver: () => ({
      get: (url) => page.goto(url),
      executeScript: (script) => page.evaluate(`(() => {${script}})()`),
      close: () => browser.close(),
    }),
  },
);
if (result.overallStatus === 'incomplete') console.error(result.incompleteReason);
