// Writes the module that the browser loads to run all specs of the portal.
import { globSync, writeFileSync } from 'node:fs';

const source = 'frontend/src';
const specs = globSync('app/**/*.spec.ts', { cwd: source }).sort();
if (specs.length === 0) {
  console.error(`No specs below ${source}/app`);
  process.exit(1);
}

const preamble = `import { getTestBed, TestBed } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';

getTestBed().initTestEnvironment(BrowserTestingModule, platformBrowserTesting(), {
  errorOnUnknownElements: true,
  errorOnUnknownProperties: true,
});
beforeEach(() => TestBed.resetTestingModule());
`;
const imports = specs.map((spec) => `import './${spec.replace(/\.ts$/, '')}';\n`);
writeFileSync(`${source}/spec-entry.gen.ts`, preamble + imports.join(''));
