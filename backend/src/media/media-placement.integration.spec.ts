import { randomUUID } from 'node:crypto';
import { once } from 'node:events';

import { janusFromEnvironment } from '../../test/media-fixture.ts';
import { PausingProxy } from '../../test/pausing-proxy.ts';
import { createDatabase, quiet, type TestDatabase } from '../../test/servers.ts';
import { UnavailableError } from '../platform/errors/app-error.ts';
import { JanusNodes } from '../platform/janus/janus-nodes.ts';
import { initMediaRecords } from './init-records.ts';
import { MediaPlacement } from './media-placement.ts';
import { MediaRoomStore } from './media-room-store.ts';

describe('places on two Janus nodes', () => {
  let database: TestDatabase;
  let proxies: PausingProxy[];
  let nodes: JanusNodes;
  let placement: MediaPlacement;
  const store = new MediaRoomStore();

  beforeEach(async () => {
    database = await createDatabase();
    initMediaRecords(database.sequelize);
    const config = janusFromEnvironment();
    const [url = '', adminUrl = ''] = [config.JANUS_URL[0], config.JANUS_ADMIN_URL[0]];
    proxies = [await PausingProxy.before(url), await PausingProxy.before(url)];
    const JANUS_URL = proxies.map((proxy) => proxy.url);
    nodes = new JanusNodes({ ...config, JANUS_URL, JANUS_ADMIN_URL: [adminUrl, adminUrl] }, quiet);
    await nodes.start();
    placement = new MediaPlacement(store, nodes);
  });
  afterEach(async () => {
    nodes.stop();
    for (const proxy of proxies) proxy.kill();
    await database.drop();
  });

  const ensure = (examRoomId: string) => placement.ensure(examRoomId, 'examRoom');
  const proxyOf = (url: string) => proxies.find((proxy) => proxy.url === url);

  it('are spread over both, and stay where they are', async () => {
    const rooms = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
    const placed: string[] = [];
    for (const room of rooms) placed.push((await ensure(room)).node);
    expect(new Set(placed.slice(0, 2)).size).toBe(2);
    expect(placed.filter((node) => node === placed[0]).length).toBe(2);
    expect((await ensure(rooms[0] ?? '')).node).toBe(placed[0] ?? '');
  });

  it('are one place for all who ask at once', async () => {
    const room = randomUUID();
    const placed = await Promise.all([1, 2, 3, 4, 5].map(() => ensure(room)));
    expect(new Set(placed.map((one) => one.room)).size).toBe(1);
    const node = nodes.find(placed[0]?.node ?? '');
    expect(await node?.rooms.listParticipants(placed[0] ?? { room: '', secret: '' })).toEqual([]);
  });

  it('move, as another room, when their node is killed, at once', async () => {
    const room = randomUUID();
    const before = await ensure(room);
    const down = once(nodes, 'down');
    proxyOf(before.node)?.kill();
    await down;
    const after = await ensure(room);
    expect(after.node).not.toBe(before.node);
    expect(after.room).not.toBe(before.room);
    expect(after.secret).not.toBe(before.secret);
  });

  it('move when their node hangs, though its sockets stay open', async () => {
    const room = randomUUID();
    const before = await ensure(room);
    const down = once(nodes, 'down');
    proxyOf(before.node)?.hang();
    await down;
    expect((await ensure(room)).node).not.toBe(before.node);
  }, 15_000);

  it('are nowhere while no node is up', async () => {
    for (const proxy of proxies) {
      const down = once(nodes, 'down');
      proxy.kill();
      await down;
    }
    await expectAsync(ensure(randomUUID())).toBeRejectedWithError(UnavailableError);
  });

  it('end with their exam room', async () => {
    const examRoomId = randomUUID();
    const { room, secret } = await ensure(examRoomId);
    await placement.close(examRoomId);
    expect(await store.find(examRoomId, 'examRoom')).toBeNull();
    const list = nodes.live()[0]?.rooms.listParticipants({ room, secret });
    await expectAsync(Promise.resolve(list)).toBeRejectedWithError(/No such room/);
  });
});
