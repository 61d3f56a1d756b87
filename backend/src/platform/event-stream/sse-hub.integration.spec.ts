import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Redis } from 'ioredis';

import { connectRedis, quiet } from '../../../test/servers.ts';
import { until } from '../../../test/until.ts';
import { TooManyRequestsError } from '../errors/app-error.ts';
import type { Listener } from './audience.ts';
import { EventStreamReader } from './event-stream-reader.ts';
import type { Audience } from './outbox.ts';
import { SseHub } from './sse-hub.ts';
import { streamKey, toFields } from './stream-event.ts';

interface Client {
  readonly response: IncomingMessage;
  /** Names or data of the events so far. */
  readonly heard: () => string[];
  readonly text: () => string;
}

const at = new Date('2026-03-21T01:00:00.123Z');

describe('SseHub', () => {
  let redis: Redis;
  let reader: EventStreamReader;
  let hub: SseHub;
  let server: Server;
  let stream: string;
  let refused: unknown;
  let closings: Promise<void>[];
  let mayListen: jasmine.Spy<() => Promise<boolean>>;

  beforeEach(async () => {
    const connected = connectRedis();
    stream = connected.stream;
    redis = connected.redis.duplicate({ db: 9 });
    connected.redis.disconnect();
    reader = new EventStreamReader(redis, quiet);
    reader.start();
    hub = new SseHub(redis, reader, () => Promise.resolve(at), quiet);
    hub.start();
    refused = undefined;
    mayListen = jasmine.createSpy<() => Promise<boolean>>('mayListen').and.resolveTo(true);
    closings = [];
    server = createServer((request, response) => {
      const { listener, lastEventId } = JSON.parse(
        decodeURIComponent(request.url?.slice(1) ?? ''),
      ) as { listener: Listener; lastEventId: string };
      try {
        closings.push(hub.open(response, { stream, listener, mayListen, lastEventId }));
      } catch (error) {
        refused = error;
        response.writeHead(429).end();
      }
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    hub.stop();
    server.closeAllConnections();
    server.close();
    await reader.stop();
    await redis.flushdb();
    redis.disconnect();
  });

  const connect = async (who: Partial<Listener> = {}, lastEventId = ''): Promise<Client> => {
    const listener = { personId: randomUUID(), sessionId: randomUUID(), isStaff: false, ...who };
    const path = `/${encodeURIComponent(JSON.stringify({ listener, lastEventId }))}`;
    const { port } = server.address() as AddressInfo;
    const request = get({ port, path, host: '127.0.0.1' });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('error', () => undefined);
    const heard = () =>
      text.split('\n\n').flatMap((block) => {
        const name = /^event: (.*)$/m.exec(block)?.[1];
        if (!name) return [];
        return name.startsWith('realtime.') ? [name] : [/^data: (.*)$/m.exec(block)?.[1] ?? ''];
      });
    return { response, heard, text: () => text };
  };
  const ready = async (client: Client) => {
    await until(() => client.heard().length > 0);
    return client;
  };
  const add = async (data: string, audience: Audience = { candidates: true }) => {
    const event = { eventId: randomUUID(), name: 'n.v1', data };
    const fields = toFields({ ...event, audience: JSON.stringify(audience) });
    return (await redis.xadd(streamKey(stream), '*', ...fields)) ?? '';
  };

  it('begins with the time, and says how to treat the stream', async () => {
    const { response, text } = await ready(await connect());
    expect(response.headers['content-type']).toContain('text/event-stream');
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-accel-buffering']).toBe('no');
    const message = 'event: realtime.ready.v1\ndata: {"now":"2026-03-21T01:00:00.123Z"}\n\n';
    expect(text()).toMatch(/^retry: \d+\n\n/);
    expect(text().endsWith(message)).toBeTrue();
  });

  it('shows out who may not listen any more, and nobody else', async () => {
    const personId = randomUUID();
    const gone = await ready(await connect({ personId, isStaff: true }));
    const other = await ready(await connect({ isStaff: true }));
    mayListen.calls.reset();
    await hub.recheck(stream, [randomUUID()]);
    expect(mayListen).not.toHaveBeenCalled();
    mayListen.and.resolveTo(false);
    await hub.recheck(stream, [personId]);
    await once(gone.response, 'end');
    expect(gone.heard().at(-1)).toBe('realtime.part-ended.v1');
    await add('1', { staff: true });
    await until(() => other.heard().length === 2);
    expect(other.heard()).toEqual(['realtime.ready.v1', '1']);
    expect(gone.heard()).not.toContain('1');
  });

  it('looks at everybody when it may have missed who lost their part', async () => {
    const gone = await ready(await connect());
    mayListen.and.resolveTo(false);
    await hub.recheck();
    await once(gone.response, 'end');
    expect(gone.heard().at(-1)).toBe('realtime.part-ended.v1');
  });

  it('lets nobody in who lost their part while the request was under way', async () => {
    mayListen.and.resolveTo(false);
    const late = await connect();
    await once(late.response, 'end');
    expect(late.heard()).toEqual(['realtime.part-ended.v1']);
  });

  it('keeps who is there while nobody can tell whether they may listen', async () => {
    const client = await ready(await connect());
    mayListen.and.rejectWith(new Error('database away'));
    await hub.recheck();
    await add('1');
    await until(() => client.heard().length === 2);
    expect(client.heard()).toContain('1');
  });

  it('tells each only what that person may hear', async () => {
    const personId = randomUUID();
    const mine = await ready(await connect({ personId }));
    const other = await ready(await connect());
    const staff = await ready(await connect({ isStaff: true }));
    await add('1', { staff: true });
    await add('2', { staff: true, personIds: [personId] });
    await add('3', {});
    await add('4', { staff: true, candidates: true });
    await until(() => [mine, other, staff].every((client) => client.heard().includes('4')));
    expect(mine.heard().slice(1)).toEqual(['2', '4']);
    expect(other.heard().slice(1)).toEqual(['4']);
    expect(staff.heard().slice(1)).toEqual(['1', '2', '4']);
  });

  it('resumes after the last event, without gap or repetition, while more come', async () => {
    const first = await add('0');
    let number = 0;
    let most = Infinity;
    const flood = (async () => {
      while (number < most) await add(String(++number));
    })();
    await until(() => number > 20);
    const clients = await Promise.all(Array.from({ length: 20 }, () => connect({}, first)));
    await Promise.all(clients.map(ready));
    most = 0;
    await flood;
    const all = Array.from({ length: number }, (_, index) => String(index + 1));
    await until(() => clients.every((client) => client.heard().includes(String(number))));
    for (const client of clients) expect(client.heard().slice(1)).toEqual(all);
  });

  it('gives events the ids that a client resumes with', async () => {
    const client = await ready(await connect());
    const id = await add('1');
    await until(() => client.heard().includes('1'));
    expect(client.text().endsWith(`id: ${id}\nevent: n.v1\ndata: 1\n\n`)).toBeTrue();
    await add('2');
    const again = await connect({}, id);
    await until(() => again.heard().includes('2'));
    expect(again.heard()).toEqual(['realtime.ready.v1', '2']);
  });

  it('tells to reload when the stream does not reach back', async () => {
    const trimmed = await add('1');
    const last = await add('2');
    await redis.xtrim(streamKey(stream), 'MAXLEN', 1);
    const reloaded = ['realtime.ready.v1', 'realtime.reload.v1'];
    for (const id of [trimmed, '1-1', '99999999999999999999999-0']) {
      const client = await connect({}, id);
      await until(() => client.heard().length > 1);
      expect(client.heard()).withContext(id).toEqual(reloaded);
    }
    await redis.flushdb();
    const client = await connect({}, last);
    await until(() => client.heard().length > 1);
    expect(client.heard()).toEqual(jasmine.arrayContaining(reloaded));
  });

  it('tells who is connected to reload when Redis was wiped', async () => {
    const client = await ready(await connect());
    await redis.flushdb();
    await until(() => client.heard().includes('realtime.reload.v1'));
    await add('1');
    await until(() => client.heard().includes('1'));
    expect(client.heard()).toHaveSize(3);
  });

  it('drops a client that does not read, and serves the others', async () => {
    const slow = await connect();
    slow.response.pause();
    const quick = await ready(await connect());
    const dropped = jasmine.createSpy('dropped');
    void closings[0]?.then(dropped);
    const big = JSON.stringify('x'.repeat(200_000));
    let count = 0;
    for (; !dropped.calls.any() && count < 200; count += 1) {
      await add(big);
      await until(() => quick.heard().length > count + 1);
    }
    expect(dropped).toHaveBeenCalled();
    expect(quick.heard()).toHaveSize(count + 1);
  }, 20_000);

  it('ends the pages of a session with the reason, and those that were on their way', async () => {
    const sessionId = randomUUID();
    const client = await ready(await connect({ sessionId }));
    const other = await ready(await connect());
    const ended = once(client.response, 'end');
    expect(hub.sessionIds()).toContain(sessionId);
    hub.endSession(sessionId, 'takenOver');
    await ended;
    expect(client.text()).toContain(
      'event: realtime.session-ended.v1\ndata: {"reason":"takenOver"}',
    );
    const late = await connect({ sessionId });
    await once(late.response, 'end');
    expect(late.heard()).toEqual(['realtime.session-ended.v1']);
    expect(other.response.complete).toBeFalse();
  });

  it('limits the connections of a session, and counts those that closed no more', async () => {
    const sessionId = randomUUID();
    const clients = [];
    for (let i = 0; i < 8; i += 1) clients.push(await ready(await connect({ sessionId })));
    const ninth = await connect({ sessionId });
    expect(ninth.response.statusCode).toBe(429);
    expect(refused).toBeInstanceOf(TooManyRequestsError);
    clients[0]?.response.destroy();
    await until(async () => {
      const { response } = await connect({ sessionId });
      return response.statusCode === 200;
    });
  });

  it('ends every connection when it stops', async () => {
    const clients = [await ready(await connect()), await ready(await connect())];
    const ended = Promise.all(clients.map(({ response }) => once(response, 'end')));
    hub.stop();
    await expectAsync(ended).toBeResolved();
  });
});
