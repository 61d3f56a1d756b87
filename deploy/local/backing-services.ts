import { freePortFrom } from './free-port.ts';
import { janus } from './janus.ts';
import { mariaDb } from './mariadb.ts';
import { lanAddresses } from './network.ts';
import { janusAnswers, tcpAnswers } from './probes.ts';
import type { Progress } from './progress.ts';
import { redis } from './redis.ts';
import type { Requirement } from './debian-packages.ts';
import { requirements } from './debian-packages.ts';
import type { Secrets } from './secrets.ts';
import type { ServiceGroup } from './service-group.ts';
import { StartProblem } from './start-problem.ts';
import { requireVersion, versionRules } from './versions.ts';

/** What the back end reads to find its servers. */
export type ServerVariables = Record<string, string>;

export interface BackingOptions {
  readonly dataFolder: string;
  readonly secrets: Secrets;
  readonly group: ServiceGroup;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

const host = '127.0.0.1';
const preferredPorts = { mariadb: 13306, redis: 16379, janus: 18188, janusAdmin: 17188 };
const janusVariables = [
  'JANUS_ADMIN_URL',
  'JANUS_ADMIN_SECRET',
  'JANUS_VIDEOROOM_KEY',
  'JANUS_TOKEN_SECRET',
];

/** What must be installed, given the servers that the environment names. */
export function neededServers(): Requirement[] {
  return [
    ...(process.env['DATABASE_URL'] ? [] : [requirements.mariadb]),
    ...(process.env['REDIS_URL'] ? [] : [requirements.redis]),
    ...(process.env['JANUS_URL'] ? [] : [requirements.janus]),
  ];
}

/**
 * Starts MariaDB, Redis and Janus, each unless the environment names one that runs already.
 * Whatever can be known to be wrong is found before the first of them starts.
 *
 * @throws StartProblem when one does not start, or one that the environment names does not answer
 */
export async function startBackingServices(options: BackingOptions): Promise<ServerVariables> {
  const given = await givenServers();
  if (!given['DATABASE_URL']) requireVersion(versionRules.mariadb);
  if (!given['REDIS_URL']) requireVersion(versionRules.redis);
  if (!given['JANUS_URL']) requireVersion(versionRules.janus);
  return {
    ...given,
    ...(given['DATABASE_URL'] ? {} : await startDatabase(options)),
    ...(given['REDIS_URL'] ? {} : await startRedis(options)),
    ...(given['JANUS_URL'] ? {} : await startJanus(options)),
  };
}

async function startDatabase(options: BackingOptions): Promise<ServerVariables> {
  const { dataFolder, secrets, group, signal, progress } = options;
  return progress.step(
    'MariaDB',
    async () => {
      const port = await freePortFrom(preferredPorts.mariadb, host);
      const passwords = { owner: secrets.database, application: secrets.databaseApplication };
      const service = await mariaDb({ dataFolder, host, port, passwords, signal });
      await group.start(service);
      return { DATABASE_URL: service.url, DATABASE_OWNER_URL: service.ownerUrl };
    },
    ({ DATABASE_URL }) => where(DATABASE_URL, preferredPorts.mariadb),
  );
}

async function startRedis(options: BackingOptions): Promise<ServerVariables> {
  const { dataFolder, secrets, group, progress } = options;
  return progress.step(
    'Redis',
    async () => {
      const port = await freePortFrom(preferredPorts.redis, host);
      const service = redis({ dataFolder, host, port, password: secrets.redis });
      await group.start(service);
      return { REDIS_URL: service.url };
    },
    ({ REDIS_URL }) => where(REDIS_URL, preferredPorts.redis),
  );
}

async function startJanus(options: BackingOptions): Promise<ServerVariables> {
  const { dataFolder, secrets, group, progress } = options;
  if (lanAddresses().length === 0) {
    progress.say(
      '  ! This machine has no network address but its loopback, which Janus never uses for ' +
        'media: pictures will not arrive until it joins a network and this is started again.',
    );
  }
  return progress.step(
    'Janus',
    async () => {
      const port = await freePortFrom(preferredPorts.janus, host);
      const adminPort = await freePortFrom(preferredPorts.janusAdmin, host);
      const service = janus({ dataFolder, host, port, adminPort, secrets });
      await group.start(service);
      return {
        JANUS_URL: service.url,
        JANUS_ADMIN_URL: service.adminUrl,
        JANUS_ADMIN_SECRET: secrets.janusAdmin,
        JANUS_VIDEOROOM_KEY: secrets.janusVideoRoom,
        JANUS_TOKEN_SECRET: secrets.janusToken,
      };
    },
    ({ JANUS_URL }) => where(JANUS_URL, preferredPorts.janus),
  );
}

/** The servers that the environment names, once they answered. */
async function givenServers(): Promise<ServerVariables> {
  const { DATABASE_URL, DATABASE_OWNER_URL, REDIS_URL, JANUS_URL } = process.env;
  if (DATABASE_URL) await requireServer('DATABASE_URL', DATABASE_URL, 3306);
  if (REDIS_URL) await requireServer('REDIS_URL', REDIS_URL, 6379);
  return {
    ...(DATABASE_URL
      ? { DATABASE_URL, ...(DATABASE_OWNER_URL ? { DATABASE_OWNER_URL } : {}) }
      : {}),
    ...(REDIS_URL ? { REDIS_URL } : {}),
    ...(JANUS_URL ? await givenJanus(JANUS_URL) : {}),
  };
}

async function givenJanus(urls: string): Promise<ServerVariables> {
  const missing = janusVariables.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new StartProblem(
      `JANUS_URL is set, so these must be, too: ${missing.join(', ')}. ` +
        'media-server/README.md says what they are.',
    );
  }
  for (const url of urls.split(',')) {
    if (await janusAnswers(url)) continue;
    throw new StartProblem(`JANUS_URL names ${url}, but no Janus answers there.`);
  }
  const others = janusVariables.map((name) => [name, process.env[name] ?? '']);
  return { JANUS_URL: urls, ...(Object.fromEntries(others) as ServerVariables) };
}

async function requireServer(variable: string, url: string, defaultPort: number): Promise<void> {
  if (!URL.canParse(url)) throw new StartProblem(`${variable} is not a URL.`);
  const { hostname, port } = new URL(url);
  const address = { host: hostname, port: Number(port) || defaultPort };
  if (await tcpAnswers(address)) return;
  throw new StartProblem(
    `${variable} names ${address.host}:${address.port}, but nothing answers there.`,
  );
}

/** Where it listens, and why not where it usually does. */
function where(url = '', preferred: number): string {
  const port = Number(new URL(url).port);
  const usual = port === preferred ? '' : ` (${preferred} is taken)`;
  return `on port ${port}${usual}`;
}
