import { localMediaError, type LocalMediaError } from './local-media-error';

export type LocalDevice = 'camera' | 'microphone';

export const bothDevices: readonly LocalDevice[] = ['camera', 'microphone'];

/** Device ids; null leaves the choice to the browser. */
export interface DeviceChoice {
  readonly camera: string | null;
  readonly microphone: string | null;
}

export interface OpenedDevices {
  /** Null where nothing could be opened. */
  readonly stream: MediaStream | null;
  readonly error: LocalMediaError | null;
  /** The devices that the error is about. */
  readonly failed: readonly LocalDevice[];
}

const exactly = (id: string | null): MediaTrackConstraints =>
  id === null ? {} : { deviceId: { exact: id } };

const videoOf = ({ camera }: DeviceChoice) => ({
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 25, max: 30 },
  ...exactly(camera),
});
const audioOf = ({ microphone }: DeviceChoice) => ({
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  ...exactly(microphone),
});
const constraints = (choice: DeviceChoice, devices: readonly LocalDevice[]) => ({
  ...(devices.includes('camera') && { video: videoOf(choice) }),
  ...(devices.includes('microphone') && { audio: audioOf(choice) }),
});

/** One device of two is better than none: the person is heard, or seen, while the other is mended. */
async function openEither(
  media: MediaDevices,
  choice: DeviceChoice,
  reason: unknown,
): Promise<OpenedDevices> {
  const { audio, video } = { audio: audioOf(choice), video: videoOf(choice) };
  const error = localMediaError(reason);
  try {
    return { stream: await media.getUserMedia({ audio }), error, failed: ['camera'] };
  } catch {
    // The microphone fails too, or alone: then the camera tells which.
  }
  try {
    return { stream: await media.getUserMedia({ video }), error, failed: ['microphone'] };
  } catch {
    return { stream: null, error, failed: bothDevices };
  }
}

/**
 * Opens camera and microphone, or one of them. A chosen device that is no longer there gives way to the browser's
 * own choice. Never fails: what could not be opened is told.
 */
export async function openDevices(
  media: MediaDevices | undefined,
  choice: DeviceChoice,
  devices = bothDevices,
): Promise<OpenedDevices> {
  // Browsers hide the interface on pages that are not secure.
  if (!media) return { stream: null, error: 'insecure', failed: devices };
  try {
    return {
      stream: await media.getUserMedia(constraints(choice, devices)),
      error: null,
      failed: [],
    };
  } catch (reason) {
    const chosen = choice.camera !== null || choice.microphone !== null;
    if (chosen && localMediaError(reason) === 'unsuitable')
      return openDevices(media, { camera: null, microphone: null }, devices);
    if (devices.length < bothDevices.length)
      return { stream: null, error: localMediaError(reason), failed: devices };
    return openEither(media, choice, reason);
  }
}
