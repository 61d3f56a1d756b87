import { once } from 'node:events';
import { get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Sequelize } from 'sequelize';

import { compose, type Composition } from '../src/app/compose.ts';
import { parseConfig } from '../src/platform/config/config.ts';
import { Caller, callerOrigin } from './access/caller.ts';
import { testSecret } from './people.ts';
import { createDatabase, quiet, type TestDatabase } from './servers.ts';
import { until } from './until.ts';

/** A stream of server-sent events that somebody listens to. */
export interface OpenStream {
  readonly response: IncomingMessage;
  /** All that was heard so far. */
  readonly text: () => string;
  readonly isOpen: () => boolean;
}

/** The whole API on a database and a port of its own. */
export class RunningApi {
  readonly composition: Composition;
  readonly caller: Caller;
  readonly sequelize: Sequelize;
  readonly database: TestDatabase;
  /** For programs that shall be part of the same portal. */
  readonly environment: NodeJS.ProcessEnv;
  private readonly server: Server;
  private readonly port: number;

  private constructor(
    database: TestDatabase,
    environment: NodeJS.ProcessEnv,
    composition: Composition,
    server: Server,
  ) {
    this.database = database;
    this.environment = environment;
    this.sequelize = database.sequelize;
    this.composition = composition;
    this.server = server;
    this.port = (server.address() as AddressInfo).port;
    this.caller = new Caller(database.sequelize, this.port);
  }

  /**
   * With `background`, events are published, and whoever listens hears of them. `settings` go before
   * the usual environment.
   */
  static async start({
    background = false,
    settings = {},
  }: {
    readonly background?: boolean;
    readonly settings?: Readonly<Record<string, string>>;
  } = {}): Promise<RunningApi> {
    const database = await createDatabase();
    const environment = {
      ...process.env,
      ...{ PUBLIC_ORIGINS: callerOrigin, APP_SECRET: testSecret, DEMO_MODE: 'true' },
      ...{ DATABASE_URL: database.url, SMS_PROVIDER: 'demo', ...settings },
    };
    const composition = await compose(parseConfig(environment), quiet);
    if (background) await composition.background.start();
    const server = composition.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new RunningApi(database, environment, composition, server);
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}/api`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await this.composition.background.stop();
    await this.database.drop();
  }

  /** Listens to a room as the page of whose cookie it is does. */
  async listen(examRoomId: string, cookie: string): Promise<OpenStream> {
    const path = `/api/realtime?examRoomId=${examRoomId}`;
    const request = get({ host: '127.0.0.1', port: this.port, path, headers: { cookie } });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    let isOpen = true;
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('close', () => (isOpen = false)).on('error', () => undefined);
    await until(() => text.includes('realtime.ready.v1'));
    return { response, text: () => text, isOpen: () => isOpen };
  }
}
