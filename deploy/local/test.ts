// Runs lint and all tests, or one stage. Usage: test.ts [STAGE [FILTER…]]
import { neededServers } from './backing-services.ts';
import { extendPath, installMissing, requirements } from './debian-packages.ts';
import { consoleProgress as progress } from './progress.ts';
import { reportProblem } from './start-options.ts';
import { StartProblem, Stopped } from './start-problem.ts';
import type { Counts } from './testing/counts.ts';
import { add, nothing, summary, verdict } from './testing/counts.ts';
import { inOwnNetwork } from './testing/network-namespace.ts';
import type { Stage, StageContext } from './testing/stages.ts';
import {
  e2eStage,
  faceBenchStage,
  frontendStage,
  importBenchStage,
  integrationStage,
  lintStages,
  screenshotsStage,
  unitStage,
} from './testing/stages.ts';

const all = [...lintStages(), unitStage, frontendStage, integrationStage, e2eStage];
const known = [...all, screenshotsStage, importBenchStage, faceBenchStage];
const [chosen, ...filters] = process.argv.slice(2);
const stopping = new AbortController();
const { chromium, chineseFonts, networkTools } = requirements;

let total = nothing;
try {
  const stages = stagesNamed(chosen);
  extendPath();
  installMissing([...neededServers(), chromium, chineseFonts, networkTools], progress);
  const exitCode = await inOwnNetwork(progress.say);
  if (exitCode !== undefined) process.exit(exitCode);

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopping.abort(new Stopped());
    });
  }
  const context = { filters, live: chosen !== undefined, signal: stopping.signal };
  for (const stage of stages) total = add(total, await run(stage, context));
  if (total.failed > 0) process.exitCode = 1;
} catch (error) {
  process.exitCode = reportProblem(error);
  total = add(total, { passed: 0, failed: 1 });
}
console.log(`\n${summary(total)}`);
process.exit();

function stagesNamed(name: string | undefined): Stage[] {
  const stages =
    name === undefined ? all : known.filter((stage) => `${stage.name}:`.startsWith(`${name}:`));
  if (stages.length > 0) return stages;
  const names = known.map((stage) => stage.name).join(', ');
  throw new StartProblem(`There is no stage ${String(name)}. There are: lint, ${names}`);
}

async function run(stage: Stage, context: StageContext): Promise<Counts> {
  const startedAt = Date.now();
  const done = (result: string) => {
    const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
    progress.say(`${result}, ${seconds} s`);
  };
  try {
    const { counts, exitCode, output } = await stage.run(context);
    const worth = verdict(counts, exitCode);
    done(`  ${worth.failed > 0 ? '✗' : '✓'} ${stage.name}: ${summary(worth)}`);
    if (worth.failed > 0 && !context.live) progress.say(output.replaceAll(/^/gm, '    '));
    return worth;
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    done(`  ✗ ${stage.name}`);
    reportProblem(error);
    return { passed: 0, failed: 1 };
  }
}
