import { randomUUID } from 'node:crypto';

import { examplePictureView, problem } from '@exam/contracts';
import sharp from 'sharp';

import { pdf, photo } from '../../../../test/identity-document-files.ts';
import { IdentityFileFixture } from '../../../../test/identity-file-fixture.ts';
import { ExamRoomFixture } from '../../../../test/exam-room-fixture.ts';
import type { Actor } from '../../../platform/policy/actor.ts';

describe('example pictures', () => {
  let fixture: IdentityFileFixture;
  beforeAll(async () => {
    fixture = await IdentityFileFixture.start();
  });
  afterAll(() => fixture.stop());

  const add = (actor: Actor, bytes: Buffer) =>
    fixture.request(actor, 'POST', '/example-pictures', {
      headers: { 'content-type': 'application/octet-stream' },
      body: Uint8Array.from(bytes),
    });
  const get = (actor: Actor, id: string) =>
    fixture.request<Uint8Array>(actor, 'GET', `/example-pictures/${id}`);

  it('are drawn anew and shown to candidates of the school, and to nobody of another', async () => {
    const admin = await fixture.room.admin('schoolAdmin');
    const { actor } = await fixture.candidate();
    const added = await add(admin, await photo(2400, 1200));
    expect(added.status).withContext(JSON.stringify(added.body)).toBe(200);
    const { id } = examplePictureView.parse(added.body);
    const shown = await get(actor, id);
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const { width, height, exif } = await sharp(shown.body).metadata();
    // Upright, as its EXIF says, and without it.
    expect([width, height, exif]).toEqual([600, 1200, undefined]);

    const stranger = await ExamRoomFixture.create(fixture.sequelize);
    expect((await get(await stranger.admin('schoolAdmin'), id)).status).toBe(404);
    expect((await get(actor, randomUUID())).status).toBe(404);
  });

  it('are added by administrators, and only what is a picture', async () => {
    const admin = await fixture.room.admin('collegeAdmin');
    const { actor } = await fixture.candidate();
    const before = await fixture.stored();
    expect((await add(actor, await photo())).status).toBe(403);
    for (const [bytes, code] of [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'identity-type-refused'],
      [await pdf(), 'identity-format-refused'],
      [(await photo()).subarray(0, 900), 'identity-picture-broken'],
    ] as const) {
      const refused = await add(admin, bytes);
      expect([refused.status, problem.parse(refused.body).code]).toEqual([400, code]);
    }
    expect(await fixture.stored()).toEqual(before);
  });
});
