import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';

import { freePortFrom, isFree, requirePort } from './free-port.ts';

describe('a port that is taken', () => {
  const host = '127.0.0.1';
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer().listen({ port: 0, host });
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterEach(() => {
    server.close();
  });

  it('is seen as taken, and free again afterwards', async () => {
    expect(await isFree(port, host)).toBeFalse();
    server.close();
    await once(server, 'close');
    expect(await isFree(port, host)).toBeTrue();
  });

  it('is passed over where any other will do', async () => {
    expect(await freePortFrom(port, host)).toBeGreaterThan(port);
  });

  it('is named, with what to do, where it may not move', async () => {
    const refused = requirePort(port, host, 'HTTP_PORT');
    await expectAsync(refused).toBeRejectedWithError(
      new RegExp(`Port ${port} is taken.*HTTP_PORT=${port + 1}`),
    );
  });
});
