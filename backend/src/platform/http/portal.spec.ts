import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Koa from 'koa';

import { portal } from './portal.ts';
import { problems } from './problems.ts';

describe('portal', () => {
  let folder: string;
  let server: Server;
  let address: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portal-'));
    await writeFile(join(folder, 'index.html'), '<app-root ngCspNonce="CSP_NONCE"></app-root>');
    await writeFile(join(folder, 'main-ABCDEFGH.js'), 'hello();');
    await mkdir(join(folder, 'models/v1.2.3'), { recursive: true });
    await writeFile(join(folder, 'models/v1.2.3/model.bin'), 'weights');
    await writeFile(join(folder, 'models/icon.svg'), '<svg></svg>');
    const app = new Koa();
    app.use(problems(() => undefined));
    app.use(async (ctx, next) => {
      ctx.state.nonce = 'n1';
      await next();
    });
    app.use(portal(folder));
    server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  it('answers every page with index.html and the nonce of the answer', async () => {
    for (const path of ['/', '/candidate/waiting-area', '/index.html']) {
      expect(await (await fetch(address + path)).text()).toContain('ngCspNonce="n1"');
    }
  });

  it('keeps files for a year that are hashed, or of one version of a library', async () => {
    const answer = await fetch(`${address}/main-ABCDEFGH.js`);
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(await answer.text()).toBe('hello();');
    const model = await fetch(`${address}/models/v1.2.3/model.bin`);
    expect(model.headers.get('cache-control')).toContain('immutable');
    const picture = await fetch(`${address}/models/icon.svg`);
    expect(picture.headers.get('cache-control')).not.toContain('immutable');
  });

  it('has no file that is not there, and none outside its folder', async () => {
    for (const path of ['/nope.js', '/..%2f..%2fetc%2fpasswd.txt', '/%E0%A4%A.js']) {
      expect((await fetch(address + path)).status)
        .withContext(path)
        .toBe(404);
    }
  });
});
