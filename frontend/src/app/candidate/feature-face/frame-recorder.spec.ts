import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';

import { FrameRecorder } from './frame-recorder';
import { FaceMesh } from './mesh/face-mesh';
import type { Look } from './mesh/mesh-messages';

const seen: Look = {
  faces: 1,
  measures: { noseOffset: 0.02, proportion: 0.83, eyeOpening: 0.36, mouthOpening: 0.05 },
  size: 0.6,
  aside: 0.05,
  brightness: 130,
};

/** Resolves once it is so. */
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** What a camera shows: a picture that JPEG cannot keep exactly. */
class Camera {
  readonly canvas = document.createElement('canvas');
  readonly video = Object.assign(this.canvas, {
    ...{ videoWidth: 1280, videoHeight: 960, currentTime: 0 },
    ...{ readyState: 4, HAVE_CURRENT_DATA: 2 },
  });

  constructor() {
    Object.assign(this.canvas, { width: 1280, height: 960 });
  }

  /** Shows another frame. */
  show(hue: number): void {
    const context = this.canvas.getContext('2d');
    for (let at = 0; context && at < 1280; at += 3) {
      context.fillStyle = `hsl(${String(hue + at * 7)} 90% 50%)`;
      context.fillRect(at, 0, 3, 960);
    }
    this.video.currentTime += 0.1;
  }

  get element(): HTMLVideoElement {
    return this.video as unknown as HTMLVideoElement;
  }
}

function pixels(image: ImageBitmap): Uint8ClampedArray {
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  context?.drawImage(image, 0, 0);
  return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
}

describe('FrameRecorder', () => {
  const state = signal<'ready' | 'unavailable'>('ready');
  let answer: (look: Look | null) => void;
  const mesh = {
    state,
    idle: true,
    look: jasmine.createSpy<FaceMesh['look']>('look'),
  };
  let camera: Camera;
  let recorder: FrameRecorder;

  beforeEach(() => {
    state.set('ready');
    mesh.idle = true;
    mesh.look.calls.reset();
    mesh.look.and.callFake(
      () =>
        new Promise((resolve) => {
          mesh.idle = false;
          answer = (look) => {
            mesh.idle = true;
            resolve(look);
          };
        }),
    );
    TestBed.configureTestingModule({
      providers: [FrameRecorder, { provide: FaceMesh, useValue: mesh }],
    });
    recorder = TestBed.inject(FrameRecorder);
    camera = new Camera();
    recorder.follow(camera.element);
  });
  afterEach(() => {
    recorder.stop();
  });

  const looked = (times: number) => until(() => mesh.look.calls.count() === times);

  it('has the mesh look at the compressed picture, which is what the server will see', async () => {
    camera.show(10);
    await looked(1);
    const bitmap = mesh.look.calls.mostRecent().args[0];
    expect([bitmap.width, bitmap.height]).toEqual([640, 480]);
    answer(seen);
    await until(() => recorder.frames.length === 1);
    const [frame] = recorder.frames;
    expect(frame?.measures).toEqual(seen.measures);
    const jpeg = await frame?.jpeg;
    if (!jpeg) throw new Error('no picture');
    expect(jpeg.type).toBe('image/jpeg');
    const sent = pixels(await createImageBitmap(jpeg));
    expect(pixels(bitmap).every((value, index) => value === sent[index])).toBeTrue();
    expect(sent.length).toBe(640 * 480 * 4);
  });

  it('keeps a frame once, however long the camera shows it', async () => {
    state.set('unavailable');
    camera.show(10);
    await until(() => recorder.frames.length === 1);
    const since = performance.now();
    await until(() => performance.now() - since > 350);
    expect(recorder.frames.length).toBe(1);
    camera.show(20);
    await until(() => recorder.frames.length === 2);
    expect(recorder.frames.map(({ measures }) => measures)).toEqual([null, null]);
    expect(recorder.look()).toBeNull();
  });

  it('takes no frame while the mesh looks, and none of a step that is over', async () => {
    camera.show(10);
    await looked(1);
    camera.show(20);
    recorder.restart({ watching: true });
    answer(seen);
    await looked(2);
    expect(recorder.frames).toEqual([]);
    answer(seen);
    await until(() => recorder.frames.length === 1);
  });

  it('keeps frames as they come where nobody watches, although the mesh is there', async () => {
    recorder.restart({ watching: false });
    camera.show(10);
    await until(() => recorder.frames.length === 1);
    expect(mesh.look).not.toHaveBeenCalled();
  });

  it('goes on without a look when the mesh is gone meanwhile', async () => {
    camera.show(10);
    await looked(1);
    state.set('unavailable');
    answer(null);
    camera.show(20);
    await until(() => recorder.frames.length === 1);
    expect(recorder.frames[0]?.measures).toBeNull();
  });
});
