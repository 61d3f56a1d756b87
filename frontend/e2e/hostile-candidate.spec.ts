import { expect, test } from '@playwright/test';

import { Attacker, overhear } from './support/attacker.ts';
import { comeToWaitingArea, openConsole, pick, press } from './support/interview.ts';
import { colourCamera } from './support/colour-camera.ts';
import { Person } from './support/person.ts';
import { framesDecoded } from './support/picture.ts';
import type { RawMessage } from './support/raw-janus.ts';

const plugin = 'janus.plugin.videoroom';
const refused: unknown = expect.objectContaining({
  janus: 'error',
  error: { code: 403, reason: 'not allowed' },
});

/** What the staff of the room may know, and the attacker does too, for the sake of the argument. */
async function roomOf({ page }: Person): Promise<{
  id: string;
  sittings: { primaryFeed: string; id: string; candidate: { name: string } }[];
  staff: { name: string; feed: string }[];
}> {
  // By the page, because Playwright's own requests leave out cookies that are for secure sites.
  return page.evaluate(async () => {
    const read = async (path: string) => (await fetch(`/api${path}`)).json() as unknown;
    const { examRooms } = (await read('/my/exam-rooms')) as { examRooms: { id: string }[] };
    return (await read(`/exam-rooms/${examRooms[0]?.id ?? ''}`)) as Awaited<
      ReturnType<typeof roomOf>
    >;
  });
}

test('a hostile candidate gets nothing by speaking Janus’s protocol', async () => {
  test.setTimeout(240_000);
  const victim = await Person.open('卢俊哲', colourCamera('yellow'));
  const examiner = await Person.open('陈立群', colourCamera('green'));
  const hostile = await Person.open('田雨欣', colourCamera('red'));
  const everyone = [victim, examiner, hostile];
  const victimSeat = overhear(victim.page);
  const attacker = new Attacker(hostile.page);
  for (const person of everyone) await person.signIn();
  await comeToWaitingArea(victim);
  await openConsole(examiner, '进入候考区');
  await pick(examiner, '卢俊哲');
  await comeToWaitingArea(hostile);

  const room = await roomOf(examiner);
  const feedOf = (name: string) =>
    room.sittings.find(({ candidate }) => candidate.name === name)?.primaryFeed ?? '';
  const victimFeed = feedOf('卢俊哲');
  const ownFeed = feedOf('田雨欣');
  const examinerFeed = room.staff.find(({ name }) => name === '陈立群')?.feed ?? '';
  expect([victimFeed, ownFeed, examinerFeed]).not.toContain('');
  await expect.poll(() => victimSeat.handles.length).toBeGreaterThan(1);

  await attacker.begin();
  const ticket = await attacker.ticket(room.id, 'waitingArea');
  expect(ticket.status).toBe(201);
  const others = [victimFeed, examinerFeed];

  await test.step('no ticket for a place where they may not be', async () => {
    expect((await attacker.ticket(room.id, 'examRoom')).status).toBe(403);
  });

  await test.step('no other way in, and nobody else’s session', async () => {
    const token = ticket.ticket;
    for (const first of [
      { janus: 'create' },
      { janus: 'create', token: `${token.slice(0, -4)}AAAA` },
      { janus: 'CREATE', token },
      { janus: 'info', token },
      { janus: 'ping', token },
      { janus: 'list_sessions', admin_secret: 'janusoverlord', token },
      { janus: 'claim', token, session_id: victimSeat.session },
      { janus: 'claim', token, session_id: 1 },
      { janus: 'attach', token, session_id: victimSeat.session, plugin },
    ]) {
      expect(await attacker.openWith(first), JSON.stringify(first.janus)).toBe(4401);
    }
  });

  await attacker.open(ticket.ticket);
  const publisher = await attacker.attach();
  const joined = (await attacker.tell(publisher, {
    ...{ request: 'join', ptype: 'publisher', id: victimFeed, display: 'x', room: 'x' },
  })) as RawMessage;

  await test.step('joins under their own feed, and is told of nobody', () => {
    expect(joined.plugindata?.data).toEqual({
      ...{ videoroom: 'joined', room: ticket.room, id: ownFeed, publishers: [] },
    });
  });

  await test.step('no core request but those of a client', async () => {
    for (const janus of ['info', 'ping', 'create', 'claim', 'add_token', 'list_sessions', 'x']) {
      expect(await attacker.core(janus), janus).toEqual(refused);
    }
    for (const janus of ['ATTACH', 'Message', 'KEEPALIVE', 'Destroy']) {
      const fields = { plugin, handle_id: publisher, body: { request: 'configure' } };
      expect(await attacker.core(janus, fields), janus).toEqual(refused);
    }
    for (const other of [
      'janus.plugin.streaming',
      'janus.plugin.echotest',
      'JANUS.PLUGIN.VIDEOROOM',
    ]) {
      expect(await attacker.core('attach', { plugin: other }), other).toEqual(refused);
    }
  });

  await test.step('no session and no handle of somebody else', async () => {
    const { session, handles } = victimSeat;
    for (const handle_id of handles) {
      const body = { request: 'leave' };
      const candidate = { completed: true };
      for (const message of [
        { janus: 'message', body },
        { janus: 'trickle', candidate },
        { janus: 'hangup' },
        { janus: 'detach' },
      ]) {
        const own = { ...message, session_id: attacker.session, handle_id };
        expect(await attacker.ask(own)).toEqual(refused);
        expect(await attacker.ask({ ...own, session_id: session })).toEqual(refused);
      }
    }
    for (const janus of ['keepalive', 'destroy', 'attach']) {
      expect(await attacker.ask({ janus, session_id: session, plugin })).toEqual(refused);
    }
  });

  await test.step('no managing of rooms, with or without capital letters', async () => {
    const fresh = await attacker.attach();
    for (const request of [
      ...['create', 'edit', 'destroy', 'list', 'exists', 'allowed', 'kick', 'moderate'],
      ...['listparticipants', 'enable_recording', 'rtp_forward', 'stop_rtp_forward'],
      ...['listforwarders', 'add_remote_publisher', 'publish_remotely', 'list_remotes'],
    ]) {
      for (const name of [request, request.toUpperCase()]) {
        for (const handle of [fresh, publisher]) {
          const body = {
            request: name,
            room: ticket.room,
            id: victimFeed,
            secret: '',
            admin_key: '',
          };
          expect(await attacker.tell(handle, body), name).toEqual(refused);
        }
      }
    }
    await attacker.core('detach', { handle_id: fresh });
  });

  await test.step('no recording, no second publisher', async () => {
    const record = { record: true, filename: '/tmp/hostile', secret: 'x' };
    // The request passes, but what would record does not: Janus answers as to an empty one.
    const configured = (await attacker.tell(publisher, {
      ...{ request: 'configure', ...record },
    })) as RawMessage;
    expect(configured.plugindata?.data['configured']).toBe('ok');
    const second = await attacker.attach();
    for (const request of ['join', 'joinandconfigure']) {
      const body = { request, ptype: 'publisher', id: 'second' };
      expect(await attacker.tell(second, body)).toEqual(refused);
    }
    await attacker.core('detach', { handle_id: second });
  });

  await test.step('no subscription to others, by any request or guessed private id', async () => {
    const handle = await attacker.attach();
    for (const feed of others) {
      for (const body of [
        { request: 'join', ptype: 'subscriber', streams: [{ feed }] },
        { request: 'join', ptype: 'subscriber', streams: [{ feed }], private_id: 1 },
        { request: 'join', ptype: 'subscriber', feed },
        { request: 'join', ptype: 'subscriber', feed, streams: [] },
        { request: 'join', ptype: 'listener', feed },
        { request: 'Join', ptype: 'subscriber', streams: [{ feed }] },
        { request: 'subscribe', streams: [{ feed }] },
        { request: 'update', subscribe: [{ feed }] },
        { request: 'switch', streams: [{ feed, mid: '0', sub_mid: '0' }] },
        { request: 'switch', feed },
        { request: 'start' },
      ]) {
        expect(await attacker.tell(handle, body), JSON.stringify(body)).toEqual(refused);
      }
    }
    // Guesses: Janus itself would take any number that it gave to anybody.
    for (let guess = 0; guess < 20; guess += 1) {
      const private_id = Math.floor(Math.random() * 2 ** 32);
      const body = {
        request: 'join',
        ptype: 'subscriber',
        private_id,
        streams: [{ feed: victimFeed }],
      };
      expect(await attacker.tell(handle, body)).toEqual(refused);
    }
    await attacker.core('detach', { handle_id: handle });
  });

  await test.step('nothing was heard or received of anybody', async () => {
    const heard = await attacker.heard();
    for (const feed of others) expect(heard).not.toContain(feed);
    expect(heard).not.toContain('private_id');
    expect(heard).not.toContain('陈立群');
    expect(await attacker.bytes()).toBe(0);
  });

  await test.step('the same code receives what is granted: the examiner’s talk', async () => {
    await pick(examiner, '田雨欣');
    await press(examiner, '开始通话');
    await expect.poll(() => attacker.heard()).toContain(examinerFeed);
    const handle = await attacker.attach();
    const streams = [{ feed: examinerFeed }];
    const both = {
      request: 'join',
      ptype: 'subscriber',
      streams: [...streams, { feed: victimFeed }],
    };
    expect(await attacker.tell(handle, both)).toEqual(refused);
    const body = { request: 'join', ptype: 'subscriber', streams };
    const attached = (await attacker.tell(handle, body)) as RawMessage;
    const address = { session_id: attacker.session, handle_id: handle };
    await attacker.page.evaluate(([message, to]) => window.rawJanus.receive(message, to), [
      attached,
      address,
    ] as const);
    await expect.poll(() => attacker.bytes(), { timeout: 15_000 }).toBeGreaterThan(10_000);

    for (const request of ['subscribe', 'update', 'switch']) {
      const foreign = [{ feed: victimFeed, mid: '0', sub_mid: '0' }];
      const sent = { request, streams: foreign, subscribe: foreign };
      expect(await attacker.tell(handle, sent), request).toEqual(refused);
    }
    expect(await attacker.heard()).not.toContain(victimFeed);
  });

  await test.step('and nothing more once the talk is over, without their doing anything', async () => {
    await press(examiner, '准备就绪');
    await expect.poll(() => attacker.heard()).toContain(`"unpublished":"${examinerFeed}"`);
    const received = await attacker.bytes();
    // Meanwhile pictures do flow: the examiner looks at the other one.
    await pick(examiner, '卢俊哲');
    const before = await framesDecoded(examiner.page);
    await expect.poll(() => framesDecoded(examiner.page)).toBeGreaterThan(before + 10);
    expect(await attacker.bytes()).toBe(received);
  });

  await test.step('nonsense is survived, and too much of it ends the connection', async () => {
    for (const text of ['', '{', 'null', '[]', '{"janus":{}}']) {
      await attacker.page.evaluate((sent) => {
        window.rawJanus.sendText(sent);
      }, text);
    }
    expect(await attacker.attach()).toBeGreaterThan(0);
    await attacker.page.evaluate(() => {
      window.rawJanus.sendText('x'.repeat(1_000_000));
    });
    await expect.poll(() => attacker.page.evaluate(() => window.rawJanus.closed())).toBe(1009);
  });

  for (const person of everyone) await person.leave();
});
