import { quiet } from '../../../test/servers.ts';
import { FollowedStream } from './followed-stream.ts';
import { toFields, type RawEntry } from './stream-event.ts';

const entry = (id: string): RawEntry => [
  id,
  toFields({ eventId: id, name: 'n', data: '{}', audience: '{}' }),
];

describe('FollowedStream', () => {
  let followed: FollowedStream;
  let onEvent: jasmine.Spy;
  let onReload: jasmine.Spy;

  beforeEach(() => {
    followed = new FollowedStream(quiet);
    onEvent = jasmine.createSpy('onEvent');
    onReload = jasmine.createSpy('onReload');
    followed.listeners.add({ onEvent, onReload });
  });

  it('begins at the end, and tells of what comes then', async () => {
    followed.locate('5-0');
    await followed.ready;
    followed.receive([entry('6-0')]);
    expect(onEvent).toHaveBeenCalledOnceWith(jasmine.objectContaining({ entryId: '6-0' }));
    expect(followed.position).toBe('6-0');
    expect(onReload).not.toHaveBeenCalled();
  });

  it('goes on when the stream has only grown', () => {
    followed.locate('5-0');
    followed.locate('7-0');
    expect(followed.position).toBe('5-0');
    expect(onReload).not.toHaveBeenCalled();
  });

  it('reloads when the stream was set back, and begins at its new end', () => {
    followed.locate('5-0');
    followed.locate('0-0');
    expect(followed.position).toBe('0-0');
    expect(onReload).toHaveBeenCalledTimes(1);
  });

  it('keeps nobody waiting once lost, and reloads when found again', async () => {
    followed.lose();
    await followed.ready;
    expect(onReload).not.toHaveBeenCalled();
    followed.locate('9-0');
    followed.locate('9-0');
    expect(onReload).toHaveBeenCalledTimes(1);
  });

  it('tells the others when one listener fails, or an entry carries no event', () => {
    followed.listeners.clear();
    const failing = jasmine.createSpy().and.throwError('boom');
    followed.listeners.add({ onEvent: failing, onReload });
    followed.listeners.add({ onEvent, onReload });
    followed.locate('0-0');
    followed.receive([['1-0', ['name', 'n']], entry('2-0')]);
    expect(onEvent).toHaveBeenCalledOnceWith(jasmine.objectContaining({ entryId: '2-0' }));
    expect(followed.position).toBe('2-0');
  });
});
