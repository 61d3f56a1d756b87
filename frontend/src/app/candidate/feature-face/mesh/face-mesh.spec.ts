import { TestBed } from '@angular/core/testing';

import { FaceMesh } from './face-mesh';
import type { Look, MeshAnswer } from './mesh-messages';

const look: Look = { faces: 0, measures: null, size: 1, aside: 0, brightness: 120 };

describe('FaceMesh', () => {
  const worker = {
    onmessage: null as ((event: { data: MeshAnswer }) => void) | null,
    onerror: null,
    postMessage: jasmine.createSpy('postMessage'),
    terminate: jasmine.createSpy('terminate'),
  };
  let mesh: FaceMesh;
  let at: number;

  beforeEach(() => {
    jasmine.clock().install();
    at = 1_000;
    spyOn(performance, 'now').and.callFake(() => at);
    worker.postMessage.calls.reset();
    worker.terminate.calls.reset();
    spyOn(globalThis, 'Worker').and.returnValue(worker as unknown as Worker);
    TestBed.configureTestingModule({ providers: [FaceMesh] });
    mesh = TestBed.inject(FaceMesh);
    mesh.load();
  });
  afterEach(() => {
    jasmine.clock().uninstall();
  });

  const answer = (data: MeshAnswer) => {
    worker.onmessage?.({ data });
  };
  /** A frame is looked at, and that takes so many milliseconds. */
  const takes = async (milliseconds: number) => {
    const seen = mesh.look({} as ImageBitmap);
    at += milliseconds;
    answer({ kind: 'looked', look });
    return seen;
  };

  it('tells how far it is loaded, and looks at one frame at a time', async () => {
    mesh.load();
    expect(worker.postMessage).toHaveBeenCalledTimes(1);
    answer({ kind: 'loading', bytes: 3_000 });
    expect([mesh.state(), mesh.bytes(), mesh.idle]).toEqual(['loading', 3_000, false]);
    answer({ kind: 'ready' });
    expect(mesh.idle).toBeTrue();
    const seen = mesh.look({} as ImageBitmap);
    expect(mesh.idle).toBeFalse();
    answer({ kind: 'looked', look });
    expect(await seen).toEqual(look);
    expect(mesh.idle).toBeTrue();
  });

  it('gives up on a computer on which watching makes no sense', async () => {
    answer({ kind: 'ready' });
    for (const slow of [2_000, 950, 1_200]) await takes(slow);
    expect(mesh.state()).toBe('ready');
    await takes(910);
    expect(mesh.state()).toBe('unavailable');
    expect(worker.terminate).toHaveBeenCalledTimes(1);
  });

  it('goes on where only the first looks were slow', async () => {
    answer({ kind: 'ready' });
    for (const slow of [3_000, 950, 850, 1_200, 1_200]) await takes(slow);
    expect(mesh.state()).toBe('ready');
  });

  it('gives up what is not there after a minute and a half, for good', () => {
    jasmine.clock().tick(89_000);
    expect(mesh.state()).toBe('loading');
    jasmine.clock().tick(1_500);
    expect(mesh.state()).toBe('unavailable');
    mesh.load();
    expect(mesh.state()).toBe('unavailable');
  });

  it('answers who waits for a look when it fails', async () => {
    answer({ kind: 'ready' });
    const seen = mesh.look({} as ImageBitmap);
    answer({ kind: 'failed' });
    expect(await seen).toBeNull();
    expect(mesh.state()).toBe('unavailable');
  });
});
