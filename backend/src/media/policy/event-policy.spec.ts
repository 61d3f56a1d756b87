import type { JanusMessage } from '../../platform/janus/janus-message.ts';
import { filterEvent } from './event-policy.ts';
import type { SessionView } from './session-view.ts';

const session: SessionView = {
  sessionId: 7,
  room: 'room',
  participantId: 'own.primary',
  grants: { publish: 'own.primary', subscribe: ['a.camera'], display: '' },
  handles: new Map([[11, 'publisher']]),
  privateId: 99,
  opaqueId: 'person',
};
const plugin = 'janus.plugin.videoroom';
const event = (data: object, rest: object = {}): JanusMessage => ({
  ...{ janus: 'event', session_id: 7, sender: 11, plugindata: { plugin, data } },
  ...rest,
});
const heard = (data: object) => {
  const message = filterEvent(event(data), session) as { plugindata?: { data: object } } | null;
  return message?.plugindata?.data ?? null;
};
const stream = {
  type: 'video',
  mindex: 0,
  mid: '0',
  codec: 'vp8',
  description: 'off',
  h264_profile: 'x',
};
const entry = (id: string) => ({ id, display: id, streams: [stream], metadata: { x: 1 } });
const shown = {
  ...{ id: 'a.camera', display: 'a.camera' },
  streams: [{ type: 'video', mindex: 0, mid: '0', codec: 'vp8', description: 'off' }],
};

describe('what a browser hears of the room', () => {
  it('on joining: whom it may see; never the private id, nor who else is there', () => {
    const joined = {
      ...{ videoroom: 'joined', room: 'room', id: 'own.primary', private_id: 99, description: 'x' },
      publishers: [entry('a.camera'), entry('c.primary')],
      attendees: [{ id: 'd.primary' }],
    };
    expect(heard(joined)).toEqual({
      ...{ videoroom: 'joined', room: 'room', id: 'own.primary', publishers: [shown] },
    });
  });

  it('who publishes, as far as it may see them', () => {
    const publishers = [entry('a.camera'), entry('c.primary')];
    expect(heard({ videoroom: 'event', room: 'room', publishers })).toEqual({
      ...{ videoroom: 'event', room: 'room', publishers: [shown] },
    });
    expect(
      heard({ videoroom: 'event', room: 'room', publishers: [entry('c.primary')] }),
    ).toBeNull();
  });

  for (const field of ['unpublished', 'leaving', 'kicked']) {
    it(`that somebody is ${field}, if it may see them`, () => {
      const data = (who: string) => ({ videoroom: 'event', room: 'room', [field]: who });
      expect(heard(data('a.camera'))).toEqual(data('a.camera'));
      expect(heard(data('own.primary'))).toEqual(data('own.primary'));
      expect(heard(data('ok'))).toEqual(data('ok'));
      expect(heard(data('c.primary'))).toBeNull();
    });
  }

  it('nothing of who joins or attends', () => {
    expect(heard({ videoroom: 'event', room: 'room', joining: { id: 'a.camera' } })).toBeNull();
    expect(heard({ videoroom: 'event', room: 'room', attendees: [{ id: 'a.camera' }] })).toBeNull();
  });

  for (const videoroom of ['talking', 'stopped-talking', 'moderated']) {
    it(`${videoroom} of those alone whom it may see`, () => {
      expect(heard({ videoroom, room: 'room', id: 'a.camera' })).not.toBeNull();
      expect(heard({ videoroom, room: 'room', id: 'own.primary' })).not.toBeNull();
      expect(heard({ videoroom, room: 'room', id: 'c.primary' })).toBeNull();
    });
  }

  for (const videoroom of ['attached', 'updated']) {
    it(`${videoroom} streams, without the names of feeds that are no longer granted`, () => {
      const from = (feed_id: string) => ({
        ...{
          mid: '0',
          type: 'video',
          active: true,
          feed_id,
          feed_display: 'x',
          feed_description: 'x',
        },
      });
      const data = { videoroom, room: 'room', streams: [from('a.camera'), from('c.primary')] };
      expect(heard(data)).toEqual({
        ...{ videoroom, room: 'room' },
        streams: [
          { mid: '0', type: 'video', active: true, feed_id: 'a.camera', feed_display: 'x' },
          { mid: '0', type: 'video', active: true },
        ],
      });
    });
  }

  it('the answers to its own requests', () => {
    const configured = { videoroom: 'event', room: 'room', configured: 'ok', video_codec: 'vp8' };
    expect(heard({ ...configured, streams: [{ feed_id: 'c.primary' }] })).toEqual(configured);
    const error = { videoroom: 'event', error_code: 428, error: 'No such feed' };
    expect(heard(error)).toEqual(error);
  });

  it('nothing of kinds that nobody thought of', () => {
    expect(heard({ videoroom: 'participants', participants: [entry('c.primary')] })).toBeNull();
    expect(heard({ rtp_forwarders: [] })).toBeNull();
  });

  it('session descriptions, and no text that is none of the two states', () => {
    const jsep = { type: 'offer', sdp: 'v=0', e2ee: true };
    const data = { videoroom: 'event', room: 'room', publishers: [entry('a.camera')] };
    expect(filterEvent(event(data, { jsep }), session)?.['jsep']).toEqual({
      type: 'offer',
      sdp: 'v=0',
    });
    const talkative = { id: 'a.camera', streams: [{ mid: '0', description: 'answer is 42' }] };
    const told = heard({ videoroom: 'event', room: 'room', publishers: [talkative] });
    expect(JSON.stringify(told)).not.toContain('42');
  });
});

describe('what a browser hears of the core', () => {
  const passes = (message: JanusMessage) => filterEvent(message, session);

  it('what happens to its handles, and to no others', () => {
    const up = { janus: 'webrtcup', session_id: 7, sender: 11 };
    expect(passes({ ...up, opaque_id: 'x' })).toEqual(up);
    expect(passes({ ...up, sender: 12 })).toBeNull();
    expect(passes({ janus: 'hangup', session_id: 7, sender: 11, reason: 'x' })).not.toBeNull();
  });

  it('nothing that answers the gateway', () => {
    for (const janus of ['ack', 'success', 'error']) {
      expect(passes({ janus, session_id: 7, transaction: 'own-3' })).toBeNull();
      expect(passes({ janus, session_id: 7, transaction: 't3' })).not.toBeNull();
    }
    const updated = { videoroom: 'updated', room: 'room', streams: [] };
    const told = passes(event(updated, { transaction: 'own-3' }));
    expect(told).toEqual(event(updated));
  });

  it('no core message that it does not need', () => {
    for (const janus of ['server_info', 'pong', 'session_info']) {
      expect(passes({ janus, session_id: 7 })).toBeNull();
    }
  });
});
