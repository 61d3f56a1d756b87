import { randomUUID } from 'node:crypto';

import {
  attach,
  join,
  MediaFixture,
  newVisitor,
  tell,
  type Seat,
  type Visitor,
} from '../../../test/media-fixture.ts';
import { RawMediaClient } from '../../../test/raw-media-client.ts';
import type { Media } from '../index.ts';

describe('media gateway', () => {
  const fixture = new MediaFixture();
  let gateway: { media: Media; url: string };
  let examRoomId: string;
  let candidate: Visitor;
  let examiner: Visitor;

  beforeAll(async () => {
    await fixture.start();
    gateway = await fixture.startGateway();
  });
  afterAll(() => fixture.stop());

  beforeEach(() => {
    examRoomId = randomUUID();
    candidate = newVisitor();
    examiner = newVisitor();
    grant(candidate, 'c.primary', ['e.camera']);
    grant(examiner, 'e.camera', ['c.primary', 'd.primary']);
  });

  const grant = ({ personId }: Visitor, publish: string | null, subscribe: string[]) => {
    fixture.grants.set(personId, { publish, subscribe, display: publish ?? '' });
  };
  const sit = (visitor: Visitor) => fixture.sit(gateway, visitor, examRoomId);
  const connect = (headers: Record<string, string>, url = gateway.url, protocol?: string) =>
    RawMediaClient.connect(url, headers, protocol);
  const opens = async (visitor: Visitor, first: object) => {
    const client = await connect(fixture.headers(visitor));
    client.send(first);
    return client.closed;
  };

  describe('lets in', () => {
    it('nobody without a known origin, session, address and protocol', async () => {
      const headers = fixture.headers(candidate);
      await expectAsync(connect({ ...headers, Origin: 'https://evil.test' })).toBeRejectedWithError(
        /403/,
      );
      await expectAsync(connect({ Origin: headers['Origin'] ?? '' })).toBeRejectedWithError(/401/);
      fixture.signedOut.add(candidate.loginSessionId);
      await expectAsync(connect(headers)).toBeRejectedWithError(/401/);
      await expectAsync(connect(headers, `${gateway.url}/x`)).toBeRejectedWithError(/404/);
      await expectAsync(
        connect(headers, gateway.url, 'janus-admin-protocol'),
      ).toBeRejectedWithError(/400/);
    });

    it('nobody without a ticket of their own', async () => {
      const { ticket } = await fixture.ticket(gateway.media, candidate, examRoomId);
      expect(await opens(candidate, { janus: 'create', token: 'nonsense' })).toBe(4401);
      expect(await opens(candidate, { janus: 'create' })).toBe(4401);
      expect(await opens(candidate, { janus: 'info', token: ticket })).toBe(4401);
      expect(await opens(candidate, { janus: 'CREATE', token: ticket })).toBe(4401);
      expect(await opens(examiner, { janus: 'create', token: ticket })).toBe(4401);
    });

    it('nobody who may no longer be there', async () => {
      const { ticket } = await fixture.ticket(gateway.media, candidate, examRoomId);
      fixture.grants.delete(candidate.personId);
      expect(await opens(candidate, { janus: 'create', token: ticket })).toBe(4403);
    });

    it('nobody twice on one socket', async () => {
      const { ticket } = await fixture.ticket(gateway.media, candidate, examRoomId);
      const { client } = await sit(candidate);
      expect((await client.ask({ janus: 'create', token: ticket })).error?.code).toBe(403);
    });
  });

  it('joins under the granted feed, and keeps the private id to itself', async () => {
    const seat = await sit(candidate);
    const { said } = await join(seat);
    expect(said.plugindata?.data).toEqual({
      ...{ videoroom: 'joined', room: jasmine.any(String), id: 'c.primary', publishers: [] },
    });
  });

  it('takes the place of a former self, which is told to stay away', async () => {
    const former = await sit(candidate);
    await join(former);
    const { said } = await join(await sit(candidate));
    expect(said.plugindata?.data['id']).toBe('c.primary');
    expect(await former.client.closed).toBe(4403);
  });

  it('throws out who loses every grant, as soon as it is told', async () => {
    const seat = await sit(candidate);
    await join(seat);
    fixture.grants.delete(candidate.personId);
    await gateway.media.recheck(examRoomId);
    expect(await seat.client.closed).toBe(4403);
  });

  it('finds out by itself when nobody tells it', async () => {
    const seat = await sit(candidate);
    fixture.grants.delete(candidate.personId);
    expect(await seat.client.closed).toBe(4403);
  });

  it('ends with the login session', async () => {
    const seat = await sit(candidate);
    await gateway.media.endSession(candidate.loginSessionId);
    expect(await seat.client.closed).toBe(4403);
  });

  it('sends away who takes part in another way now, to come back with a new ticket', async () => {
    const seat = await sit(candidate);
    grant(candidate, null, ['e.camera']);
    await gateway.media.recheck(examRoomId);
    expect(await seat.client.closed).toBe(4503);
  });

  it('lets who may only watch join, and publish nothing', async () => {
    grant(examiner, null, ['c.primary']);
    const seat = await sit(examiner);
    const { handle, said } = await join(seat);
    expect(said.plugindata?.data['id']).toMatch(/^watch\./);
    expect((await tell(seat, handle, { request: 'publish' })).error?.code).toBe(403);
  });

  describe('gives a session back', () => {
    const claim = async (visitor: Visitor, seat: Seat, url = gateway.url) => {
      const { ticket } = await fixture.ticket(gateway.media, visitor, examRoomId);
      const client = await connect(fixture.headers(visitor), url);
      client.send({ janus: 'claim', token: ticket, session_id: seat.session_id });
      return client;
    };

    it('to its owner on a new socket, handles and all', async () => {
      const seat = await sit(candidate);
      const { handle } = await join(seat);
      seat.client.vanish();
      const client = await claim(candidate, seat);
      await client.hear(({ janus }) => janus === 'success');
      const again = { client, session_id: seat.session_id };
      expect((await tell(again, handle, { request: 'configure' })).janus).toBe('event');
    });

    it('to its owner after the gateway was restarted', async () => {
      const first = await fixture.startGateway();
      const seat = await fixture.sit(first, candidate, examRoomId);
      const { handle } = await join(seat);
      // The row is written a moment after the change.
      await new Promise((written) => setTimeout(written, 200));
      first.media.stop();
      expect(await seat.client.closed).toBe(1001);
      const client = await claim(candidate, seat);
      await client.hear(({ janus }) => janus === 'success');
      const again = { client, session_id: seat.session_id };
      const configured = await tell(again, handle, { request: 'configure' });
      expect(configured.plugindata?.data['configured']).toBe('ok');
      expect((await tell(again, handle, { request: 'listparticipants' })).error?.code).toBe(403);
    });

    it('to nobody else', async () => {
      const seat = await sit(candidate);
      await join(seat);
      grant(examiner, 'e.camera', []);
      expect(await (await claim(examiner, seat)).closed).toBe(4401);
      const elsewhere = newVisitor();
      grant(elsewhere, 'c.primary', []);
      expect(await (await claim(elsewhere, seat)).closed).toBe(4401);
      expect(await (await claim(candidate, { ...seat, session_id: 4711 })).closed).toBe(4401);
    });
  });

  it('survives nonsense', async () => {
    const seat = await sit(candidate);
    for (const text of ['', '{', 'null', '[]', '"x"', '{"janus":1}']) seat.client.sendText(text);
    expect(await attach(seat)).toBeGreaterThan(0);
    seat.client.sendText(`{"janus":"${'x'.repeat(300_000)}"}`);
    expect(await seat.client.closed).toBe(1009);
  });

  it('cuts off who talks without end', async () => {
    const seat = await sit(candidate);
    for (let i = 0; i < 400; i += 1) seat.client.send({ janus: 'info' });
    expect(await seat.client.closed).toBe(1008);
  });

  it('closes the Janus session some seconds after its browser left', async () => {
    const seat = await sit(candidate);
    await join(seat);
    seat.client.vanish();
    const node = fixture.nodes.live()[0];
    const sessions = async () => node?.destroySession(seat.session_id);
    await new Promise((grace) => setTimeout(grace, 8_500));
    expect(await sessions()).toBeFalse();
  }, 15_000);
});
