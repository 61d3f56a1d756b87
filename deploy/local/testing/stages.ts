import { existsSync, globSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { repository } from '../portal-build.ts';
import type { Counts } from './counts.ts';
import { jasmineCounts, playwrightCounts } from './counts.ts';
import type { Run } from './run-program.ts';
import { runProgram } from './run-program.ts';
import { withTemporaryServers } from './temporary-servers.ts';

export interface StageContext {
  /** Runs only what matches. */
  readonly filters: readonly string[];
  readonly live: boolean;
  readonly signal: AbortSignal;
}

export interface StageResult extends Run {
  readonly counts: Counts;
}

export interface Stage {
  readonly name: string;
  readonly run: (context: StageContext) => Promise<StageResult>;
}

const bin = (path: string) => ['node', join(repository, 'node_modules', path)];
const jasmine = [...bin('jasmine/bin/jasmine.js'), '--no-color'];

/** One for each `lint:…` script of package.json. */
export function lintStages(): Stage[] {
  const file = readFileSync(join(repository, 'package.json'), 'utf8');
  const { scripts } = JSON.parse(file) as { scripts: Record<string, string> };
  return Object.keys(scripts)
    .filter((name) => name.startsWith('lint:'))
    .map((name) => ({ name, run: (context) => check(name, context) }));
}

export const unitStage: Stage = {
  name: 'unit',
  async run(context) {
    const config = '--config=backend/jasmine.config.mjs';
    const run = await runProgram([...jasmine, config, ...context.filters], context);
    return { ...run, counts: jasmineCounts(run.output) };
  },
};

export const frontendStage: Stage = {
  name: 'frontend',
  async run(context) {
    const script = ['npm', 'run', '--silent', 'test:frontend', '--', ...context.filters];
    const run = await runProgram(script, context);
    return { ...run, counts: jasmineCounts(run.output) };
  },
};

export const integrationStage: Stage = {
  name: 'integration',
  run: (context) =>
    withTemporaryServers(context.signal, async (env) => {
      const config = '--config=backend/jasmine.integration.config.mjs';
      const files = integrationSpecs(context.filters);
      const run = await runProgram([...jasmine, config, ...files], { ...context, env });
      return { ...run, counts: jasmineCounts(run.output) };
    }),
};

export const e2eStage: Stage = { name: 'e2e', run: (context) => playwright('exams', context) };

/** Not a test: it writes docs/images. */
export const screenshotsStage: Stage = {
  name: 'screenshots',
  run: (context) => playwright('screenshots', context),
};

/** Not a test: it measures an import of 20,000 rows, and says what it found. */
export const importBenchStage = benchStage('bench:import', 'bench-import.ts');

/** Not a test: it measures what face workers can do. */
export const faceBenchStage = benchStage('bench:face', 'bench-face.ts');

function benchStage(name: string, program: string): Stage {
  return {
    name,
    run: (context) =>
      withTemporaryServers(context.signal, async (env) => {
        const script = ['node', join(repository, 'backend/test', program)];
        const run = await runProgram([...script, ...context.filters], { ...context, env });
        const passed = run.exitCode === 0 ? 1 : 0;
        return { ...run, counts: { passed, failed: 1 - passed } };
      }),
  };
}

async function check(script: string, context: StageContext): Promise<StageResult> {
  const run = await runProgram(['npm', 'run', '--silent', script], context);
  const passed = run.exitCode === 0 ? 1 : 0;
  return { ...run, counts: { passed, failed: 1 - passed } };
}

async function playwright(project: string, context: StageContext): Promise<StageResult> {
  const report = join(repository, 'test-results/report.json');
  rmSync(report, { force: true });
  const run = await runProgram(
    [
      ...bin('@playwright/test/cli.js'),
      'test',
      '--config=frontend/e2e',
      `--project=${project}`,
      ...context.filters,
    ],
    { ...context, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
  const written = existsSync(report) ? readFileSync(report, 'utf8') : '';
  return { ...run, counts: playwrightCounts(written) };
}

/** The files whose path holds one of the filters; without filters none, which means all. */
function integrationSpecs(filters: readonly string[]): string[] {
  if (filters.length === 0) return [];
  const matching = globSync('{backend,media-server}/src/**/*.integration.spec.ts').filter((file) =>
    filters.some((filter) => file.includes(filter)),
  );
  // Jasmine would take an empty list for all; a file that is not there makes it say so.
  return matching.length > 0 ? matching : [...filters];
}
