import { RoomFeeds } from './room-feeds';

describe('RoomFeeds', () => {
  const video = (description?: string) => ({ type: 'video', mid: '1', description });
  const camera = (description?: string) => ({
    ...{
      id: 'a.camera',
      display: '顾建平',
      streams: [{ type: 'audio', mid: '0' }, video(description), { mid: '2', disabled: true }],
    },
  });
  let feeds: RoomFeeds;

  beforeEach(() => {
    feeds = new RoomFeeds();
    feeds.hear({ videoroom: 'joined', publishers: [camera()] });
  });

  it('knows who publishes', () => {
    expect(feeds.get('a.camera')).toEqual({
      ...{ feed: 'a.camera', display: '顾建平', videoOff: false, audioOff: false },
      mids: ['0', '1'],
    });
  });

  it('hears that a camera was switched off, and on again', () => {
    feeds.hear({ videoroom: 'event', publishers: [camera('off')] });
    expect(feeds.get('a.camera')?.videoOff).toBeTrue();
    expect(feeds.get('a.camera')?.audioOff).toBeFalse();
    feeds.hear({ videoroom: 'event', publishers: [camera('on')] });
    expect(feeds.get('a.camera')?.videoOff).toBeFalse();
  });

  for (const field of ['unpublished', 'leaving']) {
    it(`forgets who is ${field}`, () => {
      expect(feeds.hear({ videoroom: 'event', [field]: 'a.camera' })).toBeTrue();
      expect(feeds.all).toEqual([]);
    });
  }

  it('says when a message was about something else', () => {
    expect(feeds.hear({ videoroom: 'event', configured: 'ok' })).toBeFalse();
  });
});
