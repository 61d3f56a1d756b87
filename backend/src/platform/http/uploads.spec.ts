import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { quiet } from '../../../test/servers.ts';
import { createApp } from './create-app.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import { mountRoutes } from './mount-routes.ts';
import { route } from './route.ts';
import { sendFile } from './send-file.ts';

const origin = 'http://localhost';

describe('files over HTTP', () => {
  let server: Server;
  let address: string;
  let received: { name: string; bytes: number; text: string; path: string } | undefined;

  beforeAll(async () => {
    const routes = [
      route({
        method: 'post',
        path: '/files',
        access: 'anyone',
        summary: '',
        upload: { maxBytes: 10 },
        handle: ({ upload }) => {
          const { name, bytes, path } = upload();
          received = { name, bytes, path, text: readFileSync(path, 'utf8') };
        },
      }),
      route({
        method: 'get',
        path: '/files',
        access: 'anyone',
        summary: '',
        handle: ({ ctx }) => {
          sendFile(ctx, { name: '名单 "1".csv', type: 'text/csv', body: Buffer.from('a') });
        },
      }),
    ];
    const app = createApp({
      logger: quiet,
      origins: [origin],
      trustedProxies: 0,
      identify: () => Promise.resolve(),
      handlers: [mountRoutes(routes, jasmine.createSpyObj<IdempotencyStore>(['once']))],
    });
    server = createServer((request, response) => void app.callback()(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/api/files`;
  });
  afterAll(() => {
    server.close();
  });
  beforeEach(() => {
    received = undefined;
  });

  const send = (body: string, headers: Record<string, string> = {}) =>
    fetch(address, {
      method: 'POST',
      body,
      headers: { Origin: origin, 'Content-Type': 'application/octet-stream', ...headers },
    });
  const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

  it('hands a file over, and leaves nothing behind', async () => {
    const answer = await send('0123456789', { 'X-File-Name': encodeURIComponent('名单.xlsx') });
    expect(answer.status).toBe(204);
    expect(received).toEqual(
      jasmine.objectContaining({ name: '名单.xlsx', bytes: 10, text: '0123456789' }),
    );
    expect(existsSync(received?.path ?? '/')).toBeFalse();
  });

  it('takes no more bytes than it says', async () => {
    const answer = await send('0123456789x');
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual(
      jasmine.objectContaining({ code: 'file-too-large', maxBytes: 10 }),
    );
    expect(received).toBeUndefined();
  });

  it('takes no empty file', async () => {
    const answer = await send('');
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe('file-empty');
  });

  it('takes the last part of a name alone, without control characters', async () => {
    for (const name of ['../../etc/passwd', 'C:\\etc\\passwd', 'pass\r\nwd']) {
      await send('x', { 'X-File-Name': encodeURIComponent(name) });
      expect(received?.name).toBe('passwd');
    }
    expect((await send('x', { 'X-File-Name': '%E0%A4%A' })).status).toBe(400);
  });

  it('sends a file under a name of any letters, never as another type', async () => {
    const { headers } = await fetch(address);
    expect(headers.get('Content-Disposition')).toBe(
      "attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95%20%221%22.csv",
    );
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });
});
