import { join } from 'node:path';

import type { ServerVariables } from './backing-services.ts';
import { localCertificate } from './certificate.ts';
import { logFile } from './data-folder.ts';
import { lanAddresses } from './network.ts';
import { portalFolder, repository } from './portal-build.ts';
import { httpAnswers } from './probes.ts';
import type { Secrets } from './secrets.ts';
import type { Service } from './supervised-process.ts';

export interface PortalPorts {
  readonly http: number;
  readonly https: number;
}

export interface PortalUrls {
  readonly portal: string;
  /** One for each address of the machine. */
  readonly phones: readonly string[];
  /** Where the demo mode shows the SMS codes. */
  readonly inbox: string;
}

/** Where browsers find the portal. */
export function portalUrls({ http, https }: PortalPorts): PortalUrls {
  const portal = `http://localhost:${http}`;
  return {
    portal,
    phones: lanAddresses().map(({ address }) => `https://${address}:${https}`),
    inbox: `${portal}/dev/inbox`,
  };
}

interface ApiSettings {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly ports: PortalPorts;
  readonly servers: ServerVariables;
  /** Further origins, for example that of a development server. */
  readonly origins: readonly string[];
  /** Further variables, for example of somebody outside whom a test plays. */
  readonly further: ServerVariables;
}

/** The environment of the back end's programs; what is set outside wins where it may. */
export async function apiEnvironment(settings: ApiSettings): Promise<Record<string, string>> {
  const { dataFolder, secrets, ports, servers } = settings;
  const urls = portalUrls(ports);
  const { certificate, key } = await localCertificate(
    dataFolder,
    lanAddresses().map(({ address }) => address),
  );
  return {
    HOST: '0.0.0.0',
    LOG_LEVEL: 'info',
    LOG_FORMAT: 'json',
    SMS_PROVIDER: 'demo',
    NODE_ENV: 'development',
    ...given('HOST', 'LOG_LEVEL', 'LOG_FORMAT', 'SMS_PROVIDER', 'ICE_SERVERS', 'FACE_WORKERS'),
    ...settings.further,
    ...servers,
    APP_SECRET: secrets.app,
    DEMO_MODE: 'true',
    PUBLIC_ORIGINS: [urls.portal, ...urls.phones, ...settings.origins].join(','),
    HTTP_PORT: String(ports.http),
    HTTPS_PORT: String(ports.https),
    TLS_CERT_FILE: certificate,
    TLS_KEY_FILE: key,
    FILES_DIR: join(dataFolder, 'files'),
    PORTAL_DIR: portalFolder,
    // Halves the time that a start takes, and a restart after a crash.
    NODE_COMPILE_CACHE: join(dataFolder, 'node-cache'),
  };
}

function given(...names: string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

interface ApiOptions {
  readonly dataFolder: string;
  readonly environment: Record<string, string>;
  readonly ports: PortalPorts;
  /** Start anew whenever a source file changes. */
  readonly watch: boolean;
}

const programs = join(repository, 'backend/src/app');

/** The back end's server, ready once it reaches all its servers. */
export function portalApi({ dataFolder, environment, ports, watch }: ApiOptions): Service {
  const main = join(programs, 'main.ts');
  return {
    name: 'API',
    command: 'node',
    args: watch ? ['--watch', '--watch-preserve-output', main] : [main],
    env: environment,
    logFile: logFile(dataFolder, 'api'),
    answers: () => httpAnswers(`http://127.0.0.1:${ports.http}/api/health/ready`),
    stopWithinMs: 15_000,
    // `node --watch` has a child of its own to end.
    onLauncherDeath: watch ? 'TERM' : 'KILL',
  };
}

/**
 * The processes that check faces. They are not watched, and nobody waits until their models are warm:
 * what comes before is queued.
 */
export function faceWorkers({ dataFolder, environment }: ApiOptions): Service {
  return {
    name: 'Face workers',
    command: 'node',
    args: [join(programs, 'face-worker.ts')],
    env: environment,
    logFile: logFile(dataFolder, 'face-workers'),
    answers: () => Promise.resolve(true),
    stopWithinMs: 15_000,
    onLauncherDeath: 'TERM',
  };
}
