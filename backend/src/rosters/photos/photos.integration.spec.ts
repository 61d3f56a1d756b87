import { buffer } from 'node:stream/consumers';
import type { Readable } from 'node:stream';

import type { ImportView } from '@exam/contracts';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

import { RosterFixture } from '../../../test/roster-fixture.ts';
import { manyInventedIdNumbers, rosterRow } from '../../../test/roster-files.ts';
import { createDatabase, type TestDatabase } from '../../../test/servers.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { PersonRecord } from '../../schools/index.ts';

async function picture(format: 'jpeg' | 'png' | 'webp' | 'gif', width = 300, height = 400) {
  const image = sharp({ create: { width, height, channels: 3, background: '#2a6f97' } });
  const marked = image.withExif({ IFD0: { Artist: 'somebody' }, IFD3: { GPSLatitude: '1/1' } });
  return new Uint8Array(await marked.toFormat(format).toBuffer());
}

describe('ID photos', () => {
  let database: TestDatabase;
  let roster: RosterFixture;
  let admin: Actor;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());
  beforeEach(async () => {
    roster = await RosterFixture.create(database.sequelize);
    admin = await roster.school.staff(['schoolAdmin'], null);
    await roster.importCandidates(admin, [1, 2, 3, 4, 5, 6].map(rosterRow));
  });
  afterEach(() => roster.end());

  const send = (files: Record<string, Uint8Array>, actor = admin): Promise<ImportView> =>
    roster.send(actor, 'photos', zipSync(files));
  const candidate = async (candidateNumber: string) => {
    const { schoolId } = roster.school;
    return PersonRecord.findOne({ where: { schoolId, candidateNumber }, rejectOnEmpty: true });
  };
  const photoOf = async (candidateNumber: string, actor = admin) => {
    const { id } = await candidate(candidateNumber);
    const sent = await roster.call<{ body: Readable }>(
      'get /candidates/:candidateId/photo',
      actor,
      {
        params: { candidateId: id },
      },
    );
    return buffer(sent.body);
  };

  it('are matched by candidate number or ID number, in folders and beside system files', async () => {
    const view = await send({
      '照片/2026000001.jpg': await picture('jpeg'),
      [`${manyInventedIdNumbers(2)}.PNG`]: await picture('png'),
      '2026000003_样丁甲.webp': await picture('webp'),
      '__MACOSX/._2026000001.jpg': strToU8('x'),
      'Thumbs.db': strToU8('x'),
    });
    expect([view.state, view.counts]).toEqual([
      'done',
      { new: 3, changed: 0, unchanged: 0, wrong: 0, missing: 3 },
    ]);
    const missing = await roster.rows(admin, view.id, 'missing');
    expect(missing.rows.map(({ number }) => number)).toEqual([
      ...['2026000004', '2026000005', '2026000006'],
    ] as never);
    expect(roster.acts.at(-1)?.action).toBe('photos.imported');
    expect([...roster.files.keys()].every((key) => key.startsWith('photos/'))).toBe(true);
  });

  it('become JPEG without what the camera wrote into them', async () => {
    await send({ '2026000001.png': await picture('png') });
    const bytes = await photoOf('2026000001');
    const { format, exif } = await sharp(bytes).metadata();
    expect([format, exif]).toEqual(['jpeg', undefined]);
  });

  it('replace the photo on file, and leave no old one behind', async () => {
    await send({ '2026000001.jpg': await picture('jpeg') });
    const before = await photoOf('2026000001');
    const view = await send({ '2026000001.jpg': await picture('jpeg', 200, 200) });
    expect(view.counts?.changed).toBe(1);
    expect((await photoOf('2026000001')).equals(before)).toBe(false);
    expect(roster.files.size).toBe(1);
  });

  it('are refused one by one, each with its reason', async () => {
    const huge = new Uint8Array(10_000_001);
    const view = await send({
      '2026000001.jpg': await picture('gif'),
      '2026000002.jpg': strToU8('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      '2026000003.jpg': await picture('jpeg', 60, 80),
      '2026000004.png': await picture('png', 8000, 6000),
      '2026000005.jpg': huge,
      'a/2026000006.jpg': await picture('jpeg'),
      'b/2026000006.jpg': await picture('jpeg'),
      '../../etc/passwd': strToU8('root'),
    });
    const { rows } = await roster.rows(admin, view.id, 'wrong');
    const codes = rows.map(({ number, problems }) => [number, problems[0]?.code]);
    expect(new Map(codes as never)).toEqual(
      new Map([
        ['2026000001.jpg', 'photoFormat'],
        ['2026000002.jpg', 'photoFormat'],
        ['2026000003.jpg', 'photoTooSmall'],
        ['2026000004.png', 'photoTooManyPixels'],
        ['2026000005.jpg', 'photoTooBig'],
        ['a/2026000006.jpg', 'photoRepeated'],
        ['b/2026000006.jpg', 'photoRepeated'],
        ['../../etc/passwd', 'photoOfNobody'],
      ]) as never,
    );
    expect(roster.files.size).toBe(0);
  });

  it('of half a picture are told from whole ones', async () => {
    const whole = await picture('jpeg', 1000, 1000);
    const view = await send({ '2026000001.jpg': whole.subarray(0, whole.length / 2) });
    const { rows } = await roster.rows(admin, view.id, 'wrong');
    expect(rows[0]?.problems[0]?.code).toBe('photoDamaged');
  });

  it('of a damaged archive change nothing, and a whole one may come after it', async () => {
    await send({ '2026000001.jpg': await picture('jpeg') });
    const before = await photoOf('2026000001');
    const whole = zipSync({
      '2026000001.jpg': await picture('jpeg', 200, 200),
      '2026000002.jpg': await picture('jpeg'),
    });
    const cut = whole.subarray(0, whole.length - 60);
    const scrambled = whole.slice();
    // The list of files at the end, behind the pictures: its second entry is no entry any more.
    scrambled.set([0, 0, 0, 0], scrambled.length - 22 - 60);
    for (const damaged of [cut, scrambled]) {
      const view = await roster.send(admin, 'photos', damaged);
      expect([view.state, view.fault, view.counts]).toEqual(['failed', 'notAnArchive', null]);
      expect([view.can.map, view.can.commit]).toEqual([false, false]);
      expect((await photoOf('2026000001')).equals(before)).toBe(true);
      expect([...roster.files.keys()].every((key) => key.startsWith('photos/'))).toBe(true);
    }
    const view = await roster.send(admin, 'photos', whole);
    expect([view.state, view.counts?.new, view.counts?.changed]).toEqual(['done', 1, 1]);
  });

  it('that cannot be unpacked are told, and the others are taken', async () => {
    const names = ['2026000001.jpg', '2026000002.jpg'] as const;
    const archive = zipSync({
      [names[0]]: await picture('jpeg'),
      [names[1]]: await picture('jpeg'),
    });
    // Into the packed bytes of the first, behind its header.
    archive.fill(0xff, 60, 120);
    const view = await roster.send(admin, 'photos', archive);
    expect([view.state, view.counts?.new, view.counts?.wrong]).toEqual(['done', 1, 1]);
    const { rows } = await roster.rows(admin, view.id, 'wrong');
    expect(rows.map(({ number, problems }) => [number, problems[0]?.code])).toEqual([
      [names[0], 'photoDamaged'],
    ]);
  });

  it('come in zip archives alone', async () => {
    const view = await roster.send(admin, 'photos', 'no archive');
    expect([view.state, view.fault]).toEqual(['failed', 'notAnArchive']);
    expect(roster.files.size).toBe(0);
  });

  it('are of candidates of the college alone, and shown to nobody else', async () => {
    const { collegeId, otherCollegeId } = roster.school;
    const outsider = await roster.school.staff(['collegeAdmin'], otherCollegeId);
    const insider = await roster.school.staff(['collegeAdmin'], collegeId);
    const photos = { '2026000001.jpg': await picture('jpeg') };
    expect((await send(photos, outsider)).counts?.wrong).toBe(1);
    expect((await send(photos, insider)).counts?.new).toBe(1);
    await expectAsync(photoOf('2026000001', outsider)).toBeRejectedWith(
      jasmine.objectContaining({ code: 'not-found' }),
    );
    expect((await photoOf('2026000001', insider)).length).toBeGreaterThan(100);
  });
});
