import { randomUUID } from 'node:crypto';

import { Redis } from 'ioredis';

import { connectRedis, quiet } from '../../../test/servers.ts';
import { TcpProxy } from '../../../test/tcp-proxy.ts';
import { until } from '../../../test/until.ts';
import { EventStreamReader } from './event-stream-reader.ts';
import { streamKey, toFields } from './stream-event.ts';

/** Collects what a listener is told. */
function listener() {
  const heard: string[] = [];
  return {
    heard,
    onEvent: ({ eventId }: { eventId: string }) => heard.push(eventId),
    onReload: () => heard.push('reload'),
  };
}

describe('EventStreamReader', () => {
  let redis: Redis;
  let reader: EventStreamReader;
  let stream: string;

  beforeEach(() => {
    const connected = connectRedis();
    stream = connected.stream;
    redis = connected.redis.duplicate({ db: 9 });
    connected.redis.disconnect();
    reader = new EventStreamReader(redis, quiet);
    reader.start();
  });
  afterEach(async () => {
    await reader.stop();
    await redis.flushdb();
    redis.disconnect();
  });

  const add = async (to = stream, id = '*') => {
    const eventId = randomUUID();
    const event = { eventId, name: 'n.v1', data: '{}', audience: '{}' };
    await redis.xadd(streamKey(to), id, ...toFields(event));
    return eventId;
  };
  const throughProxy = async (options?: ConstructorParameters<typeof EventStreamReader>[2]) => {
    const { REDIS_URL = '' } = process.env;
    const proxy = await TcpProxy.start(REDIS_URL);
    const over = new Redis(proxy.through(REDIS_URL), { db: 9 }).on('error', () => undefined);
    await reader.stop();
    reader = new EventStreamReader(over, quiet, options);
    reader.start();
    return {
      proxy,
      end: async () => {
        await reader.stop();
        over.disconnect();
        await proxy.cut();
      },
    };
  };

  it('tells of everything that comes after listen, and of nothing before', async () => {
    await add();
    const one = listener();
    await reader.listen(stream, one);
    const added = [await add(), await add()];
    await until(() => one.heard.length >= 2);
    expect(one.heard).toEqual(added);
  });

  it('takes streams up and drops them while it reads', async () => {
    const [one, two] = [listener(), listener()];
    const other = `${stream}:other`;
    const stopListening = await reader.listen(stream, one);
    const begin = performance.now();
    await reader.listen(other, two);
    expect(performance.now() - begin).toBeLessThan(900);
    stopListening();
    await add();
    const second = await add(other);
    await until(() => two.heard.length === 1);
    expect(two.heard).toEqual([second]);
    expect(one.heard).toEqual([]);

    const again = listener();
    await reader.listen(stream, again);
    const third = await add();
    await until(() => again.heard.length === 1);
    expect(again.heard).toEqual([third]);
  });

  it('tells to reload when Redis was wiped, also when ids begin lower', async () => {
    const one = listener();
    await reader.listen(stream, one);
    await add();
    await until(() => one.heard.length === 1);
    await redis.flushdb();
    await until(() => one.heard.includes('reload'));
    const low = await add(stream, '5-0');
    await until(() => one.heard.includes(low));
    expect(one.heard.filter((what) => what === 'reload')).toHaveSize(1);
  });

  it('tells to reload when events may have been lost between two reads', async () => {
    const one = listener();
    await reader.listen(stream, one);
    await redis.multi().flushdb().exec();
    const later = await add();
    await until(() => one.heard.includes('reload'));
    expect(one.heard.filter((what) => what !== 'reload' && what !== later)).toEqual([]);
  });

  it('tells to reload when one stream was deleted', async () => {
    const [one, two] = [listener(), listener()];
    await reader.listen(stream, one);
    await reader.listen(`${stream}:other`, two);
    await add();
    await until(() => one.heard.length === 1);
    await redis.del(streamKey(stream));
    await until(() => one.heard.includes('reload'));
    expect(two.heard).toEqual([]);
  });

  it('goes on when Redis was away', async () => {
    const { proxy, end } = await throughProxy();
    const one = listener();
    await reader.listen(stream, one);
    await proxy.cut();
    await add();
    await proxy.mend();
    await until(() => one.heard.includes('reload'));
    const later = await add();
    await until(() => one.heard.includes(later));
    expect(one.heard).toEqual(['reload', later]);
    await end();
  });

  it('keeps nobody waiting while Redis is away', async () => {
    const { proxy, end } = await throughProxy();
    await proxy.cut();
    const one = listener();
    await reader.listen(stream, one);
    expect(one.heard).toEqual([]);
    await proxy.mend();
    await until(() => one.heard.includes('reload'));
    await end();
  });

  it('replaces a connection whose blocked read never returns', async () => {
    const { proxy, end } = await throughProxy({ block: 100, grace: 200 });
    const one = listener();
    await reader.listen(stream, one);
    proxy.hang();
    await add();
    await until(() => one.heard.includes('reload'));
    const later = await add();
    await until(() => one.heard.includes(later));
    expect(one.heard).toEqual(['reload', later]);
    await end();
  });
});
