import type { Heard, JanusHandle } from './janus-handle';
import { Subscriber } from './subscriber';

/** As Janus says it: `mid` and feed of each stream that is active. */
const says = (videoroom: string, ...streams: (readonly [string, string])[]): Heard => ({
  message: {
    videoroom,
    streams: streams.map(([mid, feed_id]) => ({
      ...{ mid, feed_id, feed_mid: mid, type: 'video', active: true },
    })),
  },
  jsep: undefined,
});

describe('Subscriber', () => {
  let sent: object[];
  let handle: JanusHandle;
  let subscriber: Subscriber;

  const hear = async (heard: Heard) => {
    handle.onMessage(heard);
    await new Promise((negotiated) => setTimeout(negotiated));
  };
  const streams = (...feeds: string[]) => feeds.map((feed) => ({ feed }));
  const want = (...feeds: string[]) => {
    subscriber.want(feeds.map((feed) => ({ feed, mids: [] })));
  };

  beforeEach(() => {
    sent = [];
    handle = {
      peer: null,
      onMessage: () => undefined,
      send: (message: object) => {
        sent.push(message);
        return Promise.resolve();
      },
      detach: () => undefined,
    } as unknown as JanusHandle;
    subscriber = new Subscriber(handle);
  });
  afterEach(() => {
    subscriber.detach();
  });

  it('joins with the first feeds, and subscribes to later ones', async () => {
    want();
    expect(sent).toEqual([]);
    want('a');
    expect(sent).toEqual([{ request: 'join', ptype: 'subscriber', streams: streams('a') }]);
    await hear(says('attached', ['0', 'a']));
    want('a', 'b');
    expect(sent.slice(1)).toEqual([{ request: 'subscribe', streams: streams('b') }]);
  });

  it('asks for nothing twice, whatever comes meanwhile', async () => {
    want('a');
    await hear(says('attached', ['0', 'a']));
    want('a', 'b');
    await hear(says('updated', ['0', 'a']));
    want('a', 'b', 'c');
    expect(sent.length).toBe(2);
    await hear(says('updated', ['0', 'a'], ['1', 'b']));
    expect(sent.slice(2)).toEqual([{ request: 'subscribe', streams: streams('c') }]);
  });

  it('does not wait for who has left again', async () => {
    want('a');
    await hear(says('attached', ['0', 'a']));
    want('a', 'b');
    want('a', 'c');
    expect(sent.slice(2)).toEqual([{ request: 'subscribe', streams: streams('c') }]);
  });

  it('lets go of what is no longer wanted, unless Janus did', async () => {
    want('a', 'b');
    await hear(says('attached', ['0', 'a'], ['1', 'b']));
    want('a');
    expect(sent.slice(1)).toEqual([{ request: 'unsubscribe', streams: streams('b') }]);
    await hear(says('updated', ['0', 'a']));
    await hear(says('updated'));
    want();
    expect(sent.length).toBe(2 + 1);
  });

  it('subscribes to what a feed adds later', async () => {
    subscriber.want([{ feed: 'a', mids: ['0'] }]);
    await hear(says('attached', ['0', 'a']));
    subscriber.want([{ feed: 'a', mids: ['0', '1'] }]);
    expect(sent.slice(1)).toEqual([{ request: 'subscribe', streams: [{ feed: 'a', mid: '1' }] }]);
    await hear(says('updated', ['0', 'a'], ['1', 'a']));
    expect(sent.length).toBe(2);
  });

  it('asks again when a feed was not to be had', async () => {
    want('a');
    await hear({ message: { videoroom: 'event', error_code: 428 }, jsep: undefined });
    expect(sent.length).toBe(1);
    await new Promise((later) => setTimeout(later, 600));
    expect(sent.length).toBe(2);
  });
});
