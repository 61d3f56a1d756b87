import type { JanusMessage } from '../../platform/janus/janus-message.ts';
import { announce, unsubscribe, withdraw } from './grant-changes.ts';
import { SessionState } from './session-state.ts';

const principal = {
  ...{ personId: 'p', loginSessionId: 'l', examRoomId: 'r', place: 'examRoom' as const },
};
const place = {
  ...{ examRoomId: 'r', place: 'examRoom' as const, node: 'n' },
  room: 'x',
  secret: 's',
};
const grants = { publish: 'own.primary', subscribe: ['a.camera'], display: '' };
const fresh = { handles: [], privateId: null, participantId: 'own.primary' };

describe('SessionState', () => {
  let state: SessionState;

  beforeEach(() => {
    state = new SessionState(7, principal, place, grants, fresh);
  });

  const send = (
    message: JanusMessage,
    becomes?: 'publisher' | 'subscriber' | 'over',
    handleId = 11,
  ) => {
    state.sent({ allowed: true, message, handleId, becomes });
  };
  const attach = (handleId = 11) => {
    send({ janus: 'attach', transaction: 'a' });
    return state.received({ janus: 'success', transaction: 'a', data: { id: handleId } });
  };
  const event = (data: object, transaction?: string): JanusMessage => ({
    ...{ janus: 'event', sender: 11, transaction },
    plugindata: { data },
  });
  const join = () => {
    attach();
    send({ janus: 'message', transaction: 'j' }, 'publisher');
    const publishers = [{ id: 'a.camera', streams: [] }, { id: 'c.primary' }];
    return state.received(event({ videoroom: 'joined', private_id: 99, publishers }, 'j'));
  };

  it('knows the handles that Janus made, and forgets those that are gone', () => {
    expect(attach()).toBe('changed');
    expect([...state.handles]).toEqual([[11, 'fresh']]);
    state.received({ janus: 'detached', sender: 11 });
    expect(state.handles.size).toBe(0);
  });

  it('takes no handle from an answer to something else', () => {
    state.received({ janus: 'success', transaction: 'x', data: { id: 12 } });
    expect(state.handles.size).toBe(0);
  });

  it('keeps the private id, and who publishes', () => {
    expect(join()).toBe('changed');
    expect(state.privateId).toBe(99);
    expect([...state.publishing.keys()]).toEqual(['a.camera', 'c.primary']);
    state.received(event({ videoroom: 'event', unpublished: 'c.primary' }));
    expect([...state.publishing.keys()]).toEqual(['a.camera']);
  });

  it('leaves a handle fresh whose join failed', () => {
    attach();
    send({ janus: 'message', transaction: 'j' }, 'publisher');
    state.received(event({ videoroom: 'event', error_code: 436 }, 'j'));
    expect(state.handles.get(11)).toBe('fresh');
  });

  it('hears when it is thrown out, leaves, or Janus knows it no more', () => {
    join();
    const kicked = { videoroom: 'event', leaving: 'ok', reason: 'kicked' };
    expect(state.received(event(kicked))).toBe('thrownOut');
    expect(state.received(event({ videoroom: 'destroyed' }))).toBe('over');
    expect(state.received({ janus: 'timeout' })).toBe('over');
    send({ janus: 'destroy', transaction: 'd' });
    expect(state.received({ janus: 'success', transaction: 'd' })).toBe('left');
  });

  it('can be taken up by another process', () => {
    join();
    const again = new SessionState(7, principal, place, grants, state.stored('g'));
    expect(again.stored('g')).toEqual(state.stored('g'));
    expect(again.publisherHandle).toBe(11);
  });

  describe('when grants change', () => {
    it('makes the room’s own events of what is gained and lost', () => {
      join();
      const [gained] = announce(state, [state.publishing.get('a.camera') ?? {}]);
      expect(gained).toEqual(
        jasmine.objectContaining({
          ...{ sender: 11 },
          plugindata: {
            plugin: 'janus.plugin.videoroom',
            data: { videoroom: 'event', room: 'x', publishers: [{ id: 'a.camera', streams: [] }] },
          },
        }),
      );
      const [lost] = withdraw(state, ['a.camera']);
      expect(JSON.stringify(lost)).toContain('"unpublished":"a.camera"');
    });

    it('says nothing to who is not in the room', () => {
      expect(announce(state, [{ id: 'a.camera' }])).toEqual([]);
      expect(withdraw(state, ['a.camera'])).toEqual([]);
    });

    it('unsubscribes every subscriber’s handle', () => {
      join();
      attach(12);
      send({ janus: 'message', transaction: 's' }, 'subscriber', 12);
      const messages = unsubscribe(state, ['a.camera'], () => 'own-1');
      const body = { request: 'unsubscribe', streams: [{ feed: 'a.camera' }] };
      expect(messages).toEqual([
        { janus: 'message', transaction: 'own-1', session_id: 7, handle_id: 12, body },
      ]);
      expect(unsubscribe(state, [], () => 'own-1')).toEqual([]);
    });
  });
});
