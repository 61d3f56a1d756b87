import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

import { repository } from '../../../deploy/local/portal-build.ts';

const apiLog = join(repository, 'test-results/logs/api.log');
/** Level of pino from which a line tells of a fault. */
const WARNING = 40;
const LOG_LINES = 30;

/**
 * Prints what a person would have seen where a test failed, and what the API complained of: a race
 * may not come again for whoever looks for it with nothing but the failed line in hand.
 */
export default class FailureReporter implements Reporter {
  private hasFailures = false;

  onTestEnd(test: TestCase, { attachments, status }: TestResult): void {
    if (status === 'passed' || status === 'skipped') return;
    this.hasFailures = true;
    const path = attachments.find(({ name }) => name === 'error-context')?.path;
    if (path === undefined) return;
    const shown = /```yaml\n(.*?)```/s.exec(readFileSync(path, 'utf8'))?.[1];
    console.log(`\n${test.title}: the page showed\n${shown ?? 'nothing that was kept'}`);
  }

  onExit(): Promise<void> {
    if (!this.hasFailures || !existsSync(apiLog)) return Promise.resolve();
    const complaints = readFileSync(apiLog, 'utf8')
      .split('\n')
      .filter((line) => Number(/^\{"level":(\d+)/.exec(line)?.[1] ?? 0) >= WARNING);
    console.log(`\nThe API complained last of\n${complaints.slice(-LOG_LINES).join('\n')}`);
    return Promise.resolve();
  }
}
