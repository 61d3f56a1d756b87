import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createDatabase, quiet, type TestDatabase } from '../../../test/servers.ts';
import { Outbox } from '../../platform/event-stream/outbox.ts';
import { createApp } from '../../platform/http/create-app.ts';
import { IdempotencyStore } from '../../platform/http/idempotency-store.ts';
import { mountRoutes } from '../../platform/http/mount-routes.ts';
import { Keyring } from '../../platform/secrets/keyring.ts';
import { createNotifications } from '../create-notifications.ts';
import { initNotificationRecords } from '../init-records.ts';
import { DevSmsRecord } from './dev-sms-record.ts';

const phone = '13800000001';

describe('dev inbox', () => {
  let database: TestDatabase;
  let server: Server;

  beforeAll(async () => {
    database = await createDatabase();
    initNotificationRecords(database.sequelize);
    const rows = Array.from({ length: 25 }, (_, index) => ({
      phone: index === 3 ? '13800000002' : phone,
      code: String(index).padStart(6, '0'),
      text: `第 ${index} 条`,
      sentAt: new Date(1_760_000_000_000 + index),
    }));
    await DevSmsRecord.bulkCreate(rows);
  });
  afterAll(() => database.drop());
  afterEach(() => server.close());

  const start = async (demo: boolean) => {
    const { sequelize } = database;
    const keyring = new Keyring(Buffer.alloc(32, 1).toString('base64'));
    const config = { SMS_PROVIDER: 'demo', DEMO_MODE: demo } as Parameters<
      typeof createNotifications
    >[0]['config'];
    const parts = { sequelize, keyring, outbox: new Outbox(), config };
    const { routes, handlers } = createNotifications(parts);
    const api = mountRoutes(routes, new IdempotencyStore(sequelize, (text) => text));
    const app = createApp({
      logger: quiet,
      origins: ['http://localhost'],
      trustedProxies: 0,
      identify: () => Promise.resolve(),
      handlers: [...handlers, api],
    });
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };

  it('shows the newest messages of one number', async () => {
    const origin = await start(true);
    const answer = await fetch(`${origin}/api/dev/sms?phone=%2B86%20138-0000-0001`);
    const { messages } = (await answer.json()) as { messages: { code: string; phone: string }[] };
    expect(messages.length).toBe(20);
    expect(messages[0]?.code).toBe('000024');
    expect(messages.every((message) => message.phone === phone)).toBeTrue();
    expect((await fetch(`${origin}/api/dev/sms?phone=1`)).status).toBe(400);
    expect((await fetch(`${origin}/api/dev/sms`)).status).toBe(400);
  });

  it('is a page whose script and style are files of their own', async () => {
    const origin = await start(true);
    const page = await fetch(`${origin}/dev/inbox`);
    const html = await page.text();
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*src=)/);
    const linked = [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(linked.length).toBe(2);
    for (const path of linked) {
      const file = await fetch(`${origin}${path}`);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-type')).toMatch(/^text\/(css|javascript)/);
    }
  });

  it('is not there outside of the demo', async () => {
    const origin = await start(false);
    for (const path of ['/dev/inbox', '/dev/inbox.js', `/api/dev/sms?phone=${phone}`]) {
      expect((await fetch(`${origin}${path}`)).status)
        .withContext(path)
        .toBe(404);
    }
  });
});
