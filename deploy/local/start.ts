import { neededServers } from './backing-services.ts';
import { defaultDataFolder, prepareDataFolder } from './data-folder.ts';
import { extendPath, installMissing } from './debian-packages.ts';
import { accountTable, demoFile } from './demo-school.ts';
import { lockInstance } from './instance-lock.ts';
import { consoleProgress as progress } from './progress.ts';
import { ServiceGroup } from './service-group.ts';
import type { Stack } from './stack.ts';
import { startStack } from './stack.ts';
import { portFrom, reportProblem } from './start-options.ts';
import { Stopped } from './start-problem.ts';

const watch = process.argv.includes('--watch');
const dataFolder = defaultDataFolder;
const startedAt = Date.now();
const stopping = new AbortController();
const group = new ServiceGroup(dataFolder, progress, stopping.signal);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (stopping.signal.aborted) group.kill();
    else progress.say('\nStopping (once more stops at once) …');
    stopping.abort(new Stopped());
  });
}

try {
  process.exitCode = await run();
} catch (error) {
  process.exitCode = error instanceof Stopped ? 130 : reportProblem(error);
} finally {
  await group.stop();
}
if (stopping.signal.aborted) progress.say('Stopped; the data stay in place.');
// Handles of probes that are still under way must not keep it alive.
process.exit();

async function run(): Promise<number> {
  const ports = { http: portFrom('HTTP_PORT', 8080), https: portFrom('HTTPS_PORT', 8443) };
  await lockInstance(dataFolder);
  prepareDataFolder(dataFolder);
  extendPath();
  installMissing(neededServers(), progress);
  progress.say(`Starting 云考场, data in ${dataFolder}`);
  const signal = stopping.signal;
  showStack(await startStack({ dataFolder, ports, progress, watch, signal }, group));
  try {
    await group.failed;
  } catch (error) {
    // To stop when asked to is how a run ends well.
    if (!(error instanceof Stopped)) throw error;
  }
  return 0;
}

function showStack({ urls, demo }: Stack): void {
  const phone = urls.phones.join('  ') || 'none: this machine has no network address';
  progress.say(
    [
      `\n云考场 is ready after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s.\n`,
      `  This machine  ${urls.portal}`,
      `  Phones        ${phone}  (accept the self-signed certificate once)`,
      `  SMS codes     ${urls.inbox}`,
      `\n${demo.school}\n`,
      accountTable(demo).replaceAll(/^/gm, '  '),
      `\nThe same in ${demoFile(dataFolder)}; logs beside it. Ctrl-C stops everything.`,
    ].join('\n'),
  );
}
