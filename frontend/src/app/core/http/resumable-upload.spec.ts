import { FakeTusServer } from '../testing/fake-tus-server';
import { until } from '../testing/until';
import { ResumableUpload } from './resumable-upload';

const SIZE = 1_000_000;

describe('a resumable upload', () => {
  let server: FakeTusServer;
  let online: jasmine.Spy;

  beforeEach(() => {
    localStorage.clear();
    server = new FakeTusServer();
    server.start();
    online = spyOnProperty(navigator, 'onLine').and.returnValue(true);
  });
  afterEach(() => {
    server.stop();
  });

  const uploadOf = (name = 'card.jpg') =>
    new ResumableUpload('/uploads', new File([new Uint8Array(SIZE)], name), { documentId: 'card' });
  const goOffline = () => {
    online.and.returnValue(false);
    server.isAway = true;
  };
  const comeBack = () => {
    online.and.returnValue(true);
    server.isAway = false;
    dispatchEvent(new Event('online'));
  };

  it('waits, sends, has its file checked, and is done', async () => {
    const upload = uploadOf();
    expect(upload.state()).toBe('waiting');
    const done = upload.start();
    await until(() => upload.state() !== 'waiting');
    await done;
    expect([upload.state(), upload.problem()]).toEqual(['done', null]);
    expect([...server.uploads.values()]).toEqual([SIZE]);
    // In parts: a cut connection loses one of them.
    expect(server.requests.filter((request) => request.startsWith('PATCH')).length).toBe(2);
  });

  it('says at once that it waits for the network, and goes on where it was', async () => {
    const upload = uploadOf();
    server.taken = goOffline;
    const done = upload.start();
    await until(() => server.isAway && upload.state() === 'waiting');
    expect(upload.sent()).toBeGreaterThan(0);
    server.taken = () => undefined;
    comeBack();
    await done;
    expect(upload.state()).toBe('done');
    expect([...server.uploads.values()]).toEqual([SIZE]);
  });

  it('fails with what the server says about the file', async () => {
    server.refusal = { status: 400, code: 'identity-type-refused' };
    const upload = uploadOf();
    await upload.start();
    expect([upload.state(), upload.problem()]).toEqual(['failed', 'identity-type-refused']);
  });

  it('that is given up makes the server forget it', async () => {
    const upload = uploadOf();
    let isHalfThere = false;
    server.taken = () => {
      isHalfThere = true;
      server.hold();
    };
    const ended = upload.start();
    await until(() => isHalfThere);
    const givenUp = upload.giveUp();
    await until(() => server.requests.some((request) => request.startsWith('DELETE')));
    server.release();
    await Promise.all([givenUp, ended]);
    expect(server.uploads.size).toBe(0);
  });

  it('that is given up while its file is read sends nothing', async () => {
    const upload = uploadOf();
    const ended = upload.start();
    await upload.giveUp();
    await ended;
    expect(upload.state()).toBe('failed');
    expect(server.requests).toEqual([]);
  });
});
