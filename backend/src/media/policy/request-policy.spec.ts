import { judgeRequest, parseOpening } from './request-policy.ts';
import type { HandleKind, SessionView } from './session-view.ts';

const fresh = 11;
const publisher = 12;
const subscriber = 13;
const over = 14;
const plugin = 'janus.plugin.videoroom';

const session = (changes: Partial<SessionView> = {}): SessionView => ({
  sessionId: 7,
  room: 'room',
  participantId: 'own.primary',
  grants: { publish: 'own.primary', subscribe: ['a.camera', 'b.camera'], display: '考生' },
  handles: new Map<number, HandleKind>([
    [fresh, 'fresh'],
    [subscriber, 'subscriber'],
    [over, 'over'],
  ]),
  privateId: 99,
  opaqueId: 'person',
  ...changes,
});
const inRoom = session({
  handles: new Map<number, HandleKind>([
    [publisher, 'publisher'],
    [subscriber, 'subscriber'],
    [fresh, 'fresh'],
  ]),
});
const watching = session({
  participantId: 'watch.1',
  grants: { publish: null, subscribe: ['a.camera'], display: '' },
  handles: inRoom.handles,
});

const request = (janus: string, fields: object = {}) => ({
  ...{ janus, transaction: 't1', session_id: 7 },
  ...fields,
});
const body = (handle_id: number, content: unknown, jsep?: object) =>
  request('message', { handle_id, body: content, ...(jsep && { jsep }) });
const passed = (sent: unknown, view = session()) => {
  const verdict = judgeRequest(sent, view);
  return verdict.allowed ? verdict.message : null;
};
const passedBody = (handle: number, content: unknown, view = session()) =>
  passed(body(handle, content), view)?.['body'];
const offer = { type: 'offer', sdp: 'v=0\r\nm=audio 9 UDP\r\nm=video 9 UDP\r\n' };
const answer = { ...offer, type: 'answer' };

describe('what a browser may send first', () => {
  const create = { janus: 'create', transaction: 't', token: 'ticket' };

  it('is create or claim with a ticket, and nothing else of it counts', () => {
    expect(parseOpening({ ...create, id: 5, apisecret: 'x' })).toEqual({
      ...create,
      janus: 'create',
    });
    const claim = { janus: 'claim', transaction: 't', token: 'ticket', session_id: 5 } as const;
    expect(parseOpening(claim)).toEqual(claim);
  });

  for (const [what, sent] of [
    ['no message', undefined],
    ['info', { ...create, janus: 'info' }],
    ['capital letters', { ...create, janus: 'Create' }],
    ['no ticket', { janus: 'create', transaction: 't' }],
    ['a ticket that is no text', { ...create, token: { toString: 'x' } }],
    ['a claim of nothing', { ...create, janus: 'claim' }],
    ['a claim of a text', { ...create, janus: 'claim', session_id: '5' }],
    ['a transaction of ours', { ...create, transaction: 'own-1' }],
  ] as const) {
    it(`is not ${what}`, () => {
      expect(parseOpening(sent)).toBeNull();
    });
  }
});

describe('core requests of a session', () => {
  it('pass, made anew from what is known', () => {
    const extra = { token: 'x', apisecret: 'x', admin_secret: 'x', plugin, opaque_id: 'x' };
    expect(passed(request('keepalive', extra))).toEqual(request('keepalive'));
    expect(passed(request('destroy', extra))).toEqual(request('destroy'));
    expect(passed(request('attach', { ...extra, loop_index: 1, min_port: 1 }))).toEqual(
      request('attach', { plugin, opaque_id: 'person' }),
    );
    const handle = { handle_id: fresh };
    expect(passed(request('hangup', { ...handle, ...extra }))).toEqual(request('hangup', handle));
    expect(passed(request('detach', { ...handle, ...extra }))).toEqual(request('detach', handle));
  });

  it('pass ICE candidates, one at a time', () => {
    const candidate = { candidate: 'candidate:1 1 udp', sdpMid: '0', sdpMLineIndex: 0 };
    const trickle = (sent: object) => passed(request('trickle', { handle_id: fresh, ...sent }));
    expect(trickle({ candidate: { ...candidate, x: 1 } })?.['candidate']).toEqual(candidate);
    expect(trickle({ candidate: { completed: true } })).not.toBeNull();
    expect(trickle({ candidates: [candidate] })).toBeNull();
    expect(trickle({ candidate: { candidate: 'x'.repeat(501) } })).toBeNull();
  });

  for (const [what, sent] of [
    ...[
      'create',
      'claim',
      'info',
      'ping',
      'add_token',
      'list_sessions',
      'handle_info',
      'x',
      '',
    ].map((name) => [name || 'no name', request(name, { handle_id: fresh })]),
    ...['Attach', 'MESSAGE', 'Keepalive', 'DESTROY', 'Trickle', 'attach '].map((name) => [
      `“${name}”`,
      request(name, { handle_id: fresh, plugin, body: {} }),
    ]),
    ['another session', { ...request('keepalive'), session_id: 8 }],
    ['a session as text', { ...request('keepalive'), session_id: '7' }],
    ['no session', { janus: 'keepalive', transaction: 't1' }],
    ['another handle', request('detach', { handle_id: 55 })],
    ['trickle on another handle', request('trickle', { handle_id: 55, candidate: {} })],
    ['a message on another handle', body(55, { request: 'start' })],
    ['another plugin', request('attach', { plugin: 'janus.plugin.streaming' })],
    ['the plugin in capitals', request('attach', { plugin: 'JANUS.plugin.videoroom' })],
    ['a transaction of ours', { ...request('keepalive'), transaction: 'own-1' }],
    ['no transaction', { janus: 'keepalive', session_id: 7 }],
    ['an array', [request('keepalive')]],
    ['null', null],
  ] as [string, unknown][]) {
    it(`refuse ${what}`, () => {
      expect(judgeRequest(sent, session()).allowed).toBeFalse();
    });
  }

  it('end at four handles', () => {
    const ids = [1, 2, 3, 4].map((id) => [id, 'fresh'] as const);
    const full = session({ handles: new Map<number, HandleKind>(ids) });
    expect(passed(request('attach', { plugin }), full)).toBeNull();
  });
});

describe('a fresh handle', () => {
  it('joins as who its session is, whatever it says', () => {
    const lies = {
      room: 'x',
      id: 'other',
      display: 'x',
      token: 'x',
      pin: 'x',
      secret: 'x',
      metadata: {},
    };
    const join = { request: 'join', ptype: 'publisher', ...lies };
    expect(passedBody(fresh, join)).toEqual({
      ...{ request: 'join', ptype: 'publisher', room: 'room', id: 'own.primary', display: '考生' },
    });
  });

  it('joins and publishes at once, without recording', () => {
    const lies = { record: true, filename: '/tmp/x', audiocodec: 'pcmu', descriptions: undefined };
    const join = { request: 'joinandconfigure', ptype: 'publisher', bitrate: 5e6, ...lies };
    expect(passed(body(fresh, join, offer))).toEqual(
      body(
        fresh,
        {
          ...{ request: 'joinandconfigure', ptype: 'publisher', bitrate: 2_000_000 },
          ...{ room: 'room', id: 'own.primary', display: '考生', descriptions: undefined },
        },
        offer,
      ),
    );
  });

  it('subscribes to granted feeds with the private id that only the gateway knows', () => {
    const streams = [{ feed: 'a.camera' }, { feed: 'b.camera', mid: '1', substream: 0 }];
    const join = { request: 'join', ptype: 'subscriber', streams, private_id: 1, room: 'x' };
    expect(passedBody(fresh, join)).toEqual({
      ...{ request: 'join', ptype: 'subscriber', streams, room: 'room', private_id: 99 },
    });
  });

  const subscribe = (fields: object) => ({ request: 'join', ptype: 'subscriber', ...fields });
  for (const [what, content, view] of [
    ['a feed that is not granted', subscribe({ streams: [{ feed: 'c.primary' }] })],
    [
      'one that is not among those that are',
      subscribe({ streams: [{ feed: 'a.camera' }, { feed: 'c' }] }),
    ],
    ['the legacy feed', subscribe({ feed: 'a.camera' })],
    ['the legacy feed beside streams', subscribe({ feed: 'c', streams: [{ feed: 'a.camera' }] })],
    ['no streams', subscribe({ streams: [] })],
    ['streams that are no list', subscribe({ streams: { 0: { feed: 'a.camera' } } })],
    ['a stream without a feed', subscribe({ streams: [{ mid: '0' }] })],
    ['a feed that is no text', subscribe({ streams: [{ feed: ['a.camera'] }] })],
    [
      'watching before joining',
      subscribe({ streams: [{ feed: 'a.camera' }] }),
      session({ privateId: null }),
    ],
    ['a second publisher', { request: 'join', ptype: 'publisher' }, inRoom],
    [
      'publishing where watching is granted',
      { request: 'joinandconfigure', ptype: 'publisher' },
      watching,
    ],
    ['no ptype', { request: 'join' }],
    ['the request of a publisher', { request: 'publish' }],
    ['the request of a subscriber', { request: 'start' }],
    ['capital letters', { request: 'JOIN', ptype: 'publisher' }],
    ['nothing', undefined],
    ['a text', 'join'],
  ] as [string, unknown, SessionView?][]) {
    it(`is refused ${what}`, () => {
      expect(passed(body(fresh, content), view)).toBeNull();
    });
  }
});

describe('managing a room', () => {
  const managing = [
    ...['create', 'edit', 'destroy', 'list', 'exists', 'allowed', 'kick', 'moderate'],
    ...[
      'listparticipants',
      'enable_recording',
      'rtp_forward',
      'stop_rtp_forward',
      'listforwarders',
    ],
    ...['add_remote_publisher', 'publish_remotely', 'unpublish_remotely', 'list_remotes'],
  ];
  for (const name of managing.flatMap((known) => [known, known.toUpperCase()])) {
    it(`is refused on every handle: ${name}`, () => {
      const content = { request: name, room: 'room', secret: 'x', ptype: 'publisher', streams: [] };
      for (const handle of [fresh, publisher, subscriber]) {
        expect(passed(body(handle, content), inRoom)).toBeNull();
      }
    });
  }
});

describe('a publisher’s handle', () => {
  it('publishes and configures, without recording, secrets or texts', () => {
    const lies = {
      record: true,
      filename: 'x',
      secret: 'x',
      display: 'x',
      room: 'x',
      audio_level: 1,
    };
    const streams = [{ mid: '0', send: false, x: 1 }];
    const descriptions = [{ mid: '0', description: 'off' }];
    for (const name of ['publish', 'configure']) {
      const content = { request: name, keyframe: true, streams, descriptions, ...lies };
      expect(passedBody(publisher, content, inRoom)).toEqual({
        ...{ request: name, keyframe: true, streams: [{ mid: '0', send: false }], descriptions },
      });
    }
  });

  for (const [asked, given] of [
    [0, 2_000_000],
    [-1, 2_000_000],
    [1, 64_000],
    [500_000, 500_000],
    [1e12, 2_000_000],
  ] as const) {
    it(`that asks for ${String(asked)} bit/s gets ${String(given)}`, () => {
      const sent = { request: 'configure', bitrate: asked };
      expect(passedBody(publisher, sent, inRoom)).toEqual({ request: 'configure', bitrate: given });
    });
  }

  it('unpublishes and leaves, which ends the handle', () => {
    expect(passedBody(publisher, { request: 'unpublish' }, inRoom)).toEqual({
      request: 'unpublish',
    });
    const verdict = judgeRequest(body(publisher, { request: 'leave' }), inRoom);
    expect(verdict).toEqual(jasmine.objectContaining({ becomes: 'over' }));
  });

  for (const [what, content, jsep] of [
    ['joining again', { request: 'join', ptype: 'publisher' }],
    ['watching', { request: 'join', ptype: 'subscriber', streams: [{ feed: 'a.camera' }] }],
    ['subscribing', { request: 'subscribe', streams: [{ feed: 'a.camera' }] }],
    [
      'a free description',
      { request: 'configure', descriptions: [{ mid: '0', description: 'hi' }] },
    ],
    ['a bit rate as text', { request: 'configure', bitrate: '1' }],
    ['capital letters', { request: 'Configure' }],
    ['an answer', { request: 'publish' }, answer],
    ['a data channel', { request: 'publish' }, { type: 'offer', sdp: 'm=application 9\r\n' }],
    ['five media', { request: 'publish' }, { type: 'offer', sdp: 'm=video 9\r\n'.repeat(5) }],
    ['a huge description', { request: 'publish' }, { type: 'offer', sdp: 'x'.repeat(300_000) }],
    ['no type', { request: 'publish' }, { sdp: 'x' }],
    ['a description with leave', { request: 'leave' }, offer],
  ] as [string, unknown, object?][]) {
    it(`is refused ${what}`, () => {
      expect(passed(body(publisher, content, jsep), inRoom)).toBeNull();
    });
  }

  it('of who may only watch can leave, and nothing else', () => {
    for (const name of ['publish', 'configure', 'unpublish']) {
      expect(passed(body(publisher, { request: name }), watching)).toBeNull();
    }
    expect(passedBody(publisher, { request: 'leave' }, watching)).toEqual({ request: 'leave' });
  });

  it('passes a session description with what Janus needs of it', () => {
    const sent = body(
      publisher,
      { request: 'publish' },
      { ...offer, e2ee: true, force_relay: true },
    );
    expect(passed(sent, inRoom)?.['jsep']).toEqual(offer);
  });
});

describe('a subscriber’s handle', () => {
  const granted = [{ feed: 'a.camera' }];
  const foreign = [{ feed: 'a.camera' }, { feed: 'c.primary' }];

  for (const content of [
    { request: 'subscribe', streams: granted },
    { request: 'unsubscribe', streams: [{ feed: 'a.camera' }, { sub_mid: '3' }] },
    { request: 'update', subscribe: granted, unsubscribe: [{ feed: 'c.primary' }] },
    { request: 'switch', streams: [{ feed: 'b.camera', mid: '1', sub_mid: '0' }] },
    { request: 'pause' },
    { request: 'configure', restart: true },
    { request: 'configure', streams: [{ mid: '1', send: false, substream: 2, temporal: 1 }] },
  ]) {
    it(`may send ${JSON.stringify(content)}`, () => {
      const lies = { record: true, room: 'x', private_id: 1 };
      expect(passedBody(subscriber, { ...content, ...lies })).toEqual(content);
    });
  }

  it('answers an offer', () => {
    expect(passed(body(subscriber, { request: 'start' }, answer))?.['jsep']).toEqual(answer);
  });

  for (const [what, content, jsep] of [
    ['subscribe to others', { request: 'subscribe', streams: foreign }],
    ['update to others', { request: 'update', subscribe: foreign }],
    [
      'switch to others',
      { request: 'switch', streams: [{ feed: 'c.primary', mid: '0', sub_mid: '0' }] },
    ],
    ['switch by the legacy feed', { request: 'switch', feed: 'c.primary' }],
    ['subscribe by the legacy feed', { request: 'subscribe', feed: 'c.primary', streams: granted }],
    ['join again', { request: 'join', ptype: 'subscriber', streams: granted }],
    ['publish', { request: 'publish' }, offer],
    ['start with an offer', { request: 'start' }, offer],
    [
      'ask for a layer that is none',
      { request: 'configure', streams: [{ mid: '1', substream: 9 }] },
    ],
    ['capital letters', { request: 'SUBSCRIBE', streams: granted }],
  ] as [string, unknown, object?][]) {
    it(`may not ${what}`, () => {
      expect(passed(body(subscriber, content, jsep))).toBeNull();
    });
  }
});

it('nothing more is asked of a handle that is over', () => {
  for (const name of ['join', 'configure', 'leave', 'start']) {
    expect(passed(body(over, { request: name, ptype: 'publisher' }))).toBeNull();
  }
  expect(passed(request('detach', { handle_id: over }))).not.toBeNull();
});
