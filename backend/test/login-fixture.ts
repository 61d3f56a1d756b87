import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { devSmsView, problem, type CodeRequest, type RoomRole } from '@exam/contracts';
import type { Redis } from 'ioredis';

import { createAudit } from '../src/audit/index.ts';
import { createLogin, initLoginRecords, type Login, type LoginLimits } from '../src/login/index.ts';
import { createNotifications, initNotificationRecords } from '../src/notifications/index.ts';
import { initOutboxRecord, Outbox, OutboxRecord } from '../src/platform/event-stream/outbox.ts';
import { createApp } from '../src/platform/http/create-app.ts';
import { IdempotencyStore, initIdempotencyRecord } from '../src/platform/http/idempotency-store.ts';
import { mountRoutes } from '../src/platform/http/mount-routes.ts';
import { Keyring } from '../src/platform/secrets/keyring.ts';
import {
  initSchoolRecords,
  SchoolStore,
  type Person,
  type PersonStore,
} from '../src/schools/index.ts';
import { createLoginPeople, type LoginPeople } from './login-people.ts';
import { testPeople } from './people.ts';
import { connectRedis, createDatabase, quiet, type TestDatabase } from './servers.ts';

const origin = 'http://localhost';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export class LoginFixture {
  readonly database: TestDatabase;
  readonly keyring: Keyring;
  readonly outbox = new Outbox();
  readonly roomRoles = new Map<string, { examRoomId: string; role: RoomRole }[]>();
  readonly login: Login;
  readonly people: LoginPeople;
  private readonly store: PersonStore;
  private readonly notifications;
  private url = '';
  private closeServer: () => void = () => undefined;

  private constructor(
    database: TestDatabase,
    people: LoginPeople,
    store: PersonStore,
    keyring: Keyring,
    redis: Redis,
    limits: Partial<LoginLimits>,
  ) {
    const { sequelize } = database;
    const { outbox } = this;
    this.keyring = keyring;
    this.database = database;
    this.people = people;
    this.store = store;
    const provider = { SMS_PROVIDER: 'demo', DEMO_MODE: true } as Parameters<
      typeof createNotifications
    >[0]['config'];
    this.notifications = createNotifications({ sequelize, keyring, outbox, config: provider });
    this.login = createLogin({
      sequelize,
      redis,
      keyring,
      outbox,
      limits,
      schools: new SchoolStore(),
      people: store,
      roomRolesOf: (id) => Promise.resolve(this.roomRoles.get(id) ?? []),
      requestSms: this.notifications.requestSms,
      recordAudit: createAudit({ sequelize, logger: quiet }).record,
    });
  }

  /** Starts the API of signing in on a new database; behind one proxy, so that addresses can differ. */
  static async start(limits: Partial<LoginLimits> = {}, redis?: Redis): Promise<LoginFixture> {
    const database = await createDatabase();
    const { sequelize } = database;
    initSchoolRecords(sequelize);
    initLoginRecords(sequelize);
    initNotificationRecords(sequelize);
    initOutboxRecord(sequelize);
    initIdempotencyRecord(sequelize);
    const connection = redis ?? connectRedis().redis;
    // Another for each, since the limits in Redis go by its hashes.
    const keyring = new Keyring(randomBytes(32).toString('base64'));
    const { people: store } = await testPeople(sequelize, keyring);
    const people = await createLoginPeople(store);
    const fixture = new LoginFixture(database, people, store, keyring, connection, limits);
    const { id } = await fixture.personOf(fixture.people.examiner);
    fixture.roomRoles.set(id, [{ examRoomId: randomUUID(), role: 'mainExaminer' }]);
    await fixture.listen();
    const { closeServer } = fixture;
    fixture.closeServer = () => {
      closeServer();
      connection.disconnect();
    };
    return fixture;
  }

  async stop(): Promise<void> {
    this.closeServer();
    await this.database.drop();
  }

  /** Calls the API as a browser does. */
  async call(
    method: string,
    path: string,
    { body, cookie, address }: { body?: unknown; cookie?: string; address?: string } = {},
  ): Promise<Answer> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        origin,
        'idempotency-key': randomUUID(),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie: `__Host-session=${cookie}` }),
        ...(address !== undefined && { 'x-forwarded-for': address }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const { status, headers } = answer;
    return { status, headers, body: text ? JSON.parse(text) : undefined };
  }

  /** Asks for a code and delivers the message, if there is one; the newest code of that number. */
  async receiveCode(asked: CodeRequest): Promise<string> {
    await this.call('POST', '/api/login/codes', { body: asked });
    await this.deliver();
    const inbox = await this.call('GET', `/api/dev/sms?phone=${asked.phone}`);
    return devSmsView.parse(inbox.body).messages[0]?.code ?? '';
  }

  async guess(asked: CodeRequest, code: string, cookie?: string): Promise<Answer> {
    const body = { ...asked, code };
    return this.call(
      'POST',
      '/api/login/sessions',
      cookie === undefined ? { body } : { body, cookie },
    );
  }

  /** Signs in with a fresh code; the new cookie. */
  async signIn(asked: CodeRequest, cookie?: string): Promise<string> {
    return cookieOf(await this.guess(asked, await this.receiveCode(asked), cookie));
  }

  /** Hands over what waits in the outbox, as relay and consumer do. */
  async deliver(): Promise<void> {
    for (const row of await OutboxRecord.findAll({
      where: { stream: 'sms' },
      order: ['sequence'],
    })) {
      const { eventId: id, name, data } = row;
      await this.notifications.sendSms({ id, name, data: JSON.parse(data) as unknown });
      await row.destroy();
    }
  }

  async personOf({ schoolId, phone, role }: CodeRequest): Promise<Person> {
    const kind = role === 'candidate' ? 'candidate' : 'staff';
    const person = await this.store.findByPhone({ schoolId, kind, phone });
    if (!person) throw new Error('nobody has that number');
    return person;
  }

  private async listen(): Promise<void> {
    const { database, login, notifications, keyring } = this;
    const idempotency = new IdempotencyStore(database.sequelize, (text) =>
      keyring.hash('request', text),
    );
    const app = createApp({
      logger: quiet,
      origins: [origin],
      trustedProxies: 1,
      identify: login.identify,
      handlers: [
        ...notifications.handlers,
        mountRoutes([...login.routes, ...notifications.routes], idempotency),
      ],
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    this.closeServer = () => {
      server.closeAllConnections();
      server.close();
    };
  }
}

/** The session cookie that an answer sets; empty for none. */
export function cookieOf({ headers }: Answer): string {
  return /^__Host-session=([^;]*)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
}

/** What an error answer says beyond its status. */
export function problemOf({ body }: Answer): { code: string; triesLeft?: number } {
  const { code, triesLeft } = problem.parse(body);
  return triesLeft === undefined ? { code } : { code, triesLeft };
}
