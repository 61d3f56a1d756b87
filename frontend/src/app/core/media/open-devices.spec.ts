import { openDevices, type DeviceChoice } from './open-devices';

const anyDevice: DeviceChoice = { camera: null, microphone: null };
const refusal = (name: string) => new DOMException('refused', name);

describe('openDevices', () => {
  let media: jasmine.SpyObj<MediaDevices>;
  const stream = new MediaStream();

  beforeEach(() => {
    media = jasmine.createSpyObj<MediaDevices>(['getUserMedia']);
  });

  /** Refuses whatever asks for one of these kinds. */
  const refuse = (name: string, ...kinds: ('audio' | 'video')[]) => {
    media.getUserMedia.and.callFake((wanted) =>
      kinds.some((kind) => wanted?.[kind])
        ? Promise.reject(refusal(name))
        : Promise.resolve(stream),
    );
  };

  it('opens both', async () => {
    media.getUserMedia.and.resolveTo(stream);
    expect(await openDevices(media, anyDevice)).toEqual({ stream, error: null, failed: [] });
  });

  it('lets the person be heard while another program has the camera', async () => {
    refuse('NotReadableError', 'video');
    expect(await openDevices(media, anyDevice)).toEqual({
      stream,
      error: 'inUse',
      failed: ['camera'],
    });
  });

  it('lets the person be seen where there is no microphone', async () => {
    refuse('NotFoundError', 'audio');
    expect(await openDevices(media, anyDevice)).toEqual({
      stream,
      error: 'missing',
      failed: ['microphone'],
    });
  });

  it('tells that both were refused', async () => {
    refuse('NotAllowedError', 'audio', 'video');
    expect(await openDevices(media, anyDevice)).toEqual({
      stream: null,
      error: 'denied',
      failed: ['camera', 'microphone'],
    });
  });

  it('takes any camera where the chosen one is gone', async () => {
    media.getUserMedia.and.callFake((wanted) =>
      (wanted?.video as MediaTrackConstraints).deviceId
        ? Promise.reject(refusal('OverconstrainedError'))
        : Promise.resolve(stream),
    );
    const opened = await openDevices(media, { camera: 'gone', microphone: null });
    expect(opened).toEqual({ stream, error: null, failed: [] });
  });

  it('asks for the camera alone where no sound is needed', async () => {
    media.getUserMedia.and.resolveTo(stream);
    expect((await openDevices(media, anyDevice, ['camera'])).error).toBeNull();
    expect(media.getUserMedia.calls.allArgs().map(([wanted]) => Object.keys(wanted ?? {}))).toEqual(
      [['video']],
    );
    refuse('NotAllowedError', 'video');
    expect(await openDevices(media, anyDevice, ['camera'])).toEqual({
      stream: null,
      error: 'denied',
      failed: ['camera'],
    });
  });

  it('tells that the page is not secure where the browser hides its devices', async () => {
    expect((await openDevices(undefined, anyDevice)).error).toBe('insecure');
  });
});
