import { FakeTusServer } from '../testing/fake-tus-server';
import { until } from '../testing/until';
import { UploadQueue } from './upload-queue';

describe('the queue of uploads', () => {
  let server: FakeTusServer;
  let changes: number;
  let queue: UploadQueue;

  beforeEach(() => {
    localStorage.clear();
    server = new FakeTusServer();
    server.start();
    changes = 0;
    queue = new UploadQueue(
      () => '/uploads',
      () => {
        changes += 1;
      },
    );
  });
  afterEach(() => {
    server.stop();
  });

  const add = (name: string, documentId = 'card') => {
    queue.add(new File([new Uint8Array(10)], name), { documentId });
  };
  const begun = () => server.requests.filter((request) => request.startsWith('POST')).length;

  it('sends two at a time, in the order in which they were chosen', async () => {
    server.hold();
    for (const name of ['1.jpg', '2.jpg', '3.jpg']) add(name);
    await until(() => begun() === 2);
    expect(queue.isBusy()).toBeTrue();
    expect(queue.uploads().map(({ upload }) => upload.state())).toEqual([
      'sending',
      'sending',
      'waiting',
    ]);
    server.release();
    await until(() => !queue.isBusy());
    expect([queue.uploads().length, begun(), changes]).toEqual([0, 3, 3]);
  });

  it('keeps what was refused, at its document, until it is tried again or put away', async () => {
    server.refusal = { status: 400, code: 'identity-picture-broken' };
    add('1.jpg', 'degree');
    await until(() => changes === 1);
    const [refused] = queue.uploads();
    expect([refused?.documentId, refused?.upload.problem()]).toEqual([
      'degree',
      'identity-picture-broken',
    ]);
    expect(queue.isBusy()).toBeFalse();
    server.refusal = null;
    if (refused) queue.retry(refused);
    await until(() => !queue.isBusy());
    expect(queue.uploads()).toEqual([]);
  });

  it('never sends what was put away before its turn', async () => {
    server.hold();
    for (const name of ['1.jpg', '2.jpg', '3.jpg']) add(name);
    await until(() => begun() === 2);
    const [, , third] = queue.uploads();
    if (third) await queue.giveUp(third);
    server.release();
    await until(() => !queue.isBusy());
    expect(begun()).toBe(2);
  });

  it('goes on with the others when one is put away while it is sent', async () => {
    server.hold();
    for (const name of ['1.jpg', '2.jpg', '3.jpg']) add(name);
    await until(() => begun() === 2);
    const [first] = queue.uploads();
    const away = first && queue.giveUp(first);
    server.release();
    await away;
    await until(() => !queue.isBusy());
    expect(begun()).toBe(3);
    expect(queue.uploads()).toEqual([]);
  });
});
