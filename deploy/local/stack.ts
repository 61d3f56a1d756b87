import { join } from 'node:path';

import type { ServerVariables } from './backing-services.ts';
import { startBackingServices } from './backing-services.ts';
import { runToEnd } from './child-process.ts';
import { logFile, prepareDataFolder } from './data-folder.ts';
import type { DemoSchool } from './demo-school.ts';
import { parseDemoSchool, writeDemoSchool } from './demo-school.ts';
import { requirePort } from './free-port.ts';
import { portalServer } from './portal-development.ts';
import type { PortalPorts, PortalUrls } from './portal-api.ts';
import { apiEnvironment, faceWorkers, portalApi, portalUrls } from './portal-api.ts';
import { buildPortal, portalIsStale, repository } from './portal-build.ts';
import type { Progress } from './progress.ts';
import { localSecrets } from './secrets.ts';
import { ServiceGroup } from './service-group.ts';

export interface StackOptions {
  readonly dataFolder: string;
  readonly ports: PortalPorts;
  readonly progress: Progress;
  /** Rebuild and restart whenever a source file changes. */
  readonly watch: boolean;
  /** Further variables for the back end. */
  readonly further?: ServerVariables;
  /** Aborted with a Stopped when everything shall stop. */
  readonly signal: AbortSignal;
}

export interface Stack {
  readonly urls: PortalUrls;
  readonly demo: DemoSchool;
  /** What the API was given, secrets included: for tests that speak to its servers. */
  readonly environment: Record<string, string>;
}

/**
 * Brings the whole portal up: servers, tables, demo school, built pages, API.
 *
 * @param group gets every process that is started; who made it stops it, also after a failure
 * @throws StartProblem that says what is wrong and what to do; Stopped when told to stop
 */
export async function startStack(options: StackOptions, group: ServiceGroup): Promise<Stack> {
  const { dataFolder, ports, progress, signal, watch } = options;
  prepareDataFolder(dataFolder);
  await requirePort(ports.http, '0.0.0.0', 'HTTP_PORT');
  await requirePort(ports.https, '0.0.0.0', 'HTTPS_PORT');
  const secrets = localSecrets(dataFolder);

  const servers = await startBackingServices({ dataFolder, secrets, group, progress, signal });
  const origins = watch ? [portalServer.origin] : [];
  // The API does not even know the account that could edit the audit log.
  const { DATABASE_OWNER_URL, ...served } = servers;
  const environment = await apiEnvironment({
    dataFolder,
    secrets,
    ports,
    servers: served,
    origins,
    further: options.further ?? {},
  });
  const cliEnvironment = { ...environment, ...(DATABASE_OWNER_URL ? { DATABASE_OWNER_URL } : {}) };
  await progress.step('Tables', () => runCli('migrate', cliEnvironment, options));
  const urls = {
    ...portalUrls(ports),
    ...(watch ? { portal: portalServer.origin } : {}),
  };
  const demo = await loadDemoSchool(urls, cliEnvironment, options);

  if (!watch && portalIsStale()) {
    await progress.step('Portal build', () => buildPortal(dataFolder, signal));
  }
  const programs = { dataFolder, environment, ports, watch };
  await progress.step(
    'API',
    () => group.start(portalApi(programs)),
    () => `on port ${ports.http}`,
  );
  await progress.step('Face workers', () => group.start(faceWorkers(programs)));
  if (watch) {
    await progress.step('Portal', () => group.start(portalServer.service(dataFolder, ports.http)));
  }
  return { urls, demo, environment };
}

/** Each time, because a demo exam that nobody began is then moved to today. */
async function loadDemoSchool(
  urls: PortalUrls,
  environment: ServerVariables,
  options: StackOptions,
): Promise<DemoSchool> {
  const { dataFolder, progress } = options;
  const load = () => runCli('demo', environment, options);
  const demo = parseDemoSchool(await progress.step('Demo school', load));
  writeDemoSchool(dataFolder, demo, urls);
  return demo;
}

function runCli(
  command: string,
  env: Record<string, string>,
  { dataFolder, signal }: StackOptions,
): Promise<string> {
  const args = [join(repository, 'backend/src/app/cli.ts'), command];
  const log = logFile(dataFolder, command);
  return runToEnd({ name: `cli ${command}`, command: 'node', args, env, logFile: log }, signal);
}
