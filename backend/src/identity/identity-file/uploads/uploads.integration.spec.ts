import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { identityLimits, type ProblemCode } from '@exam/contracts';
import sharp from 'sharp';

import {
  bombPdf,
  bombPng,
  heic,
  lockedPdf,
  pdf,
  pdfWithAttachment,
  pdfWithLaunch,
  pdfWithScript,
  photo,
  png,
  zip,
} from '../../../../test/identity-document-files.ts';
import {
  askedDocuments,
  IdentityFileFixture,
  type SentFile,
} from '../../../../test/identity-file-fixture.ts';
import { UploadLimiter } from './upload-limiter.ts';

const { idCard, certificate, letter } = askedDocuments;
const uploadsOf = (sittingId: string) => `/my/sittings/${sittingId}/identity-uploads`;
const unknownId = '00000000-0000-4000-8000-00000000ffff';
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('uploads of identity documents', () => {
  let fixture: IdentityFileFixture;

  beforeAll(async () => {
    fixture = await IdentityFileFixture.start();
  });
  afterAll(() => fixture.stop());
  const send = async (file: Omit<SentFile, 'documentId'> & { readonly documentId?: string }) => {
    const { actor, sittingId } = await fixture.candidate();
    const { documentId = certificate.id, ...rest } = file;
    const answer = await fixture.send(actor, uploadsOf(sittingId), { documentId, ...rest });
    return { actor, sittingId, answer, view: await fixture.view(actor, sittingId) };
  };
  const pagesOf = ({ view }: Awaited<ReturnType<typeof send>>, documentId = certificate.id) =>
    view.documents.find(({ id }) => id === documentId)?.uploaded ?? [];

  it('become upright pictures without what the camera wrote, whatever their name says', async () => {
    const bytes = await photo();
    const sent = await send({ bytes, name: '身份证.png', sha256: sha256(bytes) });
    expect(sent.answer.status).toBe(204);
    const [page] = pagesOf(sent);
    expect(page).toEqual(
      jasmine.objectContaining({ source: 'jpeg', name: '身份证.png', sha256: sha256(bytes) }),
    );
    // Orientation 6: what was wide is tall.
    expect([page?.width, page?.height]).toEqual([900, 1200]);
    const picture = await fixture.request<Uint8Array<ArrayBuffer>>(
      sent.actor,
      'GET',
      page?.links.picture ?? '',
    );
    const facts = await sharp(picture.body).metadata();
    expect([facts.format, facts.width, facts.exif, facts.orientation]).toEqual([
      'jpeg',
      900,
      undefined,
      undefined,
    ]);
    expect(Buffer.from(picture.body).includes('somebody')).toBeFalse();
    expect(sent.view.uploads).toEqual([]);
  });

  it('are read as what they are, not as what they are called', async () => {
    const sent = await send({ bytes: await png(), name: 'scan.pdf' });
    expect(sent.answer.status).toBe(204);
    expect(pagesOf(sent).map(({ source }) => source)).toEqual(['png']);
  });

  it('of a PDF become a picture for each page', async () => {
    const sent = await send({ bytes: await pdf(3), name: 'letter.pdf' });
    expect(sent.answer.status).toBe(204);
    expect(pagesOf(sent).map(({ source, sourcePage }) => [source, sourcePage])).toEqual([
      ['pdf', 1],
      ['pdf', 2],
      ['pdf', 3],
    ]);
    const [{ links, width, height }] = pagesOf(sent) as [ReturnType<typeof pagesOf>[number]];
    const picture = await fixture.request<Uint8Array>(sent.actor, 'GET', links.picture);
    const { channels } = await sharp(picture.body).stats();
    // Black letters stand on white.
    expect(channels[0]?.min).toBeLessThan(60);
    expect(channels[0]?.max).toBe(255);
    expect(height / width).toBeCloseTo(842 / 595, 2);
  });

  interface Malformed {
    readonly what: string;
    readonly make: () => Buffer | Promise<Buffer>;
    readonly code: ProblemCode;
    readonly name?: string;
    readonly documentId?: string;
    readonly sha256?: string;
    /** As an honest answer to it; a check answers 400. */
    readonly status?: number;
  }
  const cut = async (whole: Promise<Buffer>, share = 0.6) => {
    const bytes = await whole;
    return bytes.subarray(0, Math.floor(bytes.length * share));
  };
  const behind = async (whole: Promise<Buffer>, tail: Buffer) => Buffer.concat([await whole, tail]);
  const { bytes: cap } = identityLimits;
  const malformed: readonly Malformed[] = [
    { what: 'a truncated JPEG', make: () => cut(photo()), code: 'identity-picture-broken' },
    { what: 'a truncated PNG', make: () => cut(png()), code: 'identity-picture-broken' },
    { what: 'a truncated PDF', make: () => cut(pdf(), 0.2), code: 'identity-pdf-broken' },
    {
      what: 'a JPEG with a PDF behind',
      make: async () => behind(photo(), await pdf()),
      code: 'identity-file-hides-another',
    },
    {
      what: 'a JPEG with a ZIP behind',
      make: () => behind(photo(), zip),
      code: 'identity-file-hides-another',
    },
    {
      what: 'a PNG with HTML behind',
      make: () => behind(png(), Buffer.from('<HTML><script>x</script>')),
      code: 'identity-file-hides-another',
    },
    {
      what: 'a PDF with a ZIP behind',
      make: () => behind(pdf(), zip),
      code: 'identity-file-hides-another',
    },
    { what: 'a picture of 900 megapixels', make: bombPng, code: 'identity-picture-too-large' },
    { what: 'a PDF that draws a billion times', make: bombPdf, code: 'identity-pdf-too-slow' },
    { what: 'a ZIP called .jpg', make: () => zip, code: 'identity-type-refused' },
    {
      what: 'a page of HTML called .pdf',
      make: () => Buffer.from('<html></html>'),
      name: 'x.pdf',
      code: 'identity-type-refused',
    },
    { what: 'a HEIC picture', make: () => heic, name: 'IMG_1.HEIC', code: 'identity-picture-heic' },
    { what: 'a PDF with JavaScript', make: pdfWithScript, code: 'identity-pdf-active' },
    { what: 'a PDF with an attachment', make: pdfWithAttachment, code: 'identity-pdf-active' },
    { what: 'a PDF that starts a program', make: pdfWithLaunch, code: 'identity-pdf-active' },
    { what: 'an encrypted PDF', make: lockedPdf, code: 'identity-pdf-locked' },
    { what: 'a PDF of too many pages', make: () => pdf(10), code: 'identity-pages-too-many' },
    {
      what: 'a PDF where a picture is asked for',
      make: () => pdf(1),
      documentId: idCard.id,
      code: 'identity-format-refused',
    },
    {
      what: 'a picture where a PDF is asked for',
      make: png,
      documentId: letter.id,
      code: 'identity-format-refused',
    },
    {
      what: 'another file than was declared',
      make: png,
      sha256: '0'.repeat(64),
      code: 'identity-upload-changed',
    },
    { what: '0 bytes', make: () => Buffer.alloc(0), code: 'file-empty' },
    {
      what: '1 byte over the cap',
      make: () => Buffer.alloc(cap + 1, 1),
      code: 'file-too-large',
      status: 413,
    },
    {
      what: 'a name with ../',
      make: png,
      name: '../../etc/passwd.png',
      code: 'identity-name-refused',
    },
    {
      what: 'a document that nobody asks for',
      make: png,
      documentId: unknownId,
      code: 'identity-document-unknown',
      status: 404,
    },
  ];
  for (const { what, make, code, status = 400, ...file } of malformed) {
    it(`refuse ${what}, say why, and keep nothing`, async () => {
      const before = await fixture.stored();
      const { answer, view } = await send({ bytes: await make(), ...file });
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(view.documents.flatMap(({ uploaded }) => uploaded)).toEqual([]);
      for (const upload of view.uploads) {
        expect([upload.status, upload.problem]).toEqual(['failed', code]);
      }
      expect(await fixture.stored()).toEqual(before);
    });
  }

  it('take no more bytes than were declared', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const file = { documentId: idCard.id };
    const { location } = await fixture.begin(actor, uploadsOf(sittingId), file, 10);
    const { status, body } = await fixture.patch(actor, location, 0, Buffer.alloc(11));
    expect([status, body.code]).toEqual([413, 'file-too-large']);
    expect((await fixture.tus(actor, 'DELETE', location)).status).toBe(204);
  });

  it('are limited in number, and by the pages of a document', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const begin = async (documentId: string) =>
      (await fixture.begin(actor, uploadsOf(sittingId), { documentId }, 10)).body.code;
    expect([await begin(idCard.id), await begin(idCard.id)]).toEqual([
      undefined,
      undefined,
    ] as never);
    expect(await begin(idCard.id)).toBe('identity-pages-too-many');
    for (let open = 2; open < identityLimits.openUploads; open += 1) {
      await begin(open < 11 ? certificate.id : letter.id);
    }
    expect(await begin(letter.id)).toBe('identity-uploads-too-many');
  });

  it('are limited in an hour, for each candidate', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const limiter = new UploadLimiter(fixture.redis);
    for (let begun = 0; begun < identityLimits.uploadsPerHour; begun += 1) {
      await limiter.admit(actor.personId);
    }
    const file = { documentId: idCard.id };
    const refused = await fixture.begin(actor, uploadsOf(sittingId), file, 10);
    expect([refused.status, refused.body.code]).toEqual([429, 'identity-uploads-too-often']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    const other = await fixture.candidate();
    expect((await fixture.begin(other.actor, uploadsOf(other.sittingId), file, 10)).status).toBe(
      201,
    );
  });

  it('need consent, when they begin and when they end', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const bytes = await png();
    const file = { documentId: idCard.id };
    const { location } = await fixture.begin(actor, uploadsOf(sittingId), file, bytes.length);
    const before = (await fixture.stored()).length;
    fixture.withoutConsent.add(actor.personId);
    const begun = await fixture.begin(actor, uploadsOf(sittingId), file, bytes.length);
    expect([begun.status, begun.body.code]).toEqual([409, 'consent-missing']);
    const ended = await fixture.patch(actor, location, 0, bytes);
    expect(ended.body.code).toBe('consent-missing');
    expect((await fixture.stored()).length).toBe(before - 1);
  });

  it('of another candidate do not exist', async () => {
    const mine = await fixture.candidate();
    const theirs = await fixture.candidate();
    const file = { documentId: idCard.id };
    const { location } = await fixture.begin(theirs.actor, uploadsOf(theirs.sittingId), file, 10);
    const id = location.split('/').at(-1) ?? '';
    for (const path of [location, `${uploadsOf(mine.sittingId)}/${id}`]) {
      expect((await fixture.tus(mine.actor, 'HEAD', path)).status).toBe(404);
      expect((await fixture.patch(mine.actor, path, 0, Buffer.alloc(10))).status).toBe(404);
      expect((await fixture.tus(mine.actor, 'DELETE', path)).status).toBe(404);
    }
    expect((await fixture.tus(theirs.actor, 'HEAD', location)).status).toBe(200);
  });

  it('that lost their last answer are not sent again', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const bytes = await png();
    const { location } = await fixture.begin(
      actor,
      uploadsOf(sittingId),
      { documentId: idCard.id },
      bytes.length,
    );
    await fixture.patch(actor, location, 0, bytes);
    const { status, headers } = await fixture.tus(actor, 'HEAD', location);
    expect(status).toBe(200);
    expect(headers.get('upload-offset')).toBe(String(bytes.length));
  });

  it('are checked by the worker when their process ended, and forgotten after a day', async () => {
    const { actor, sittingId } = await fixture.candidate();
    const bytes = await png();
    const begin = () =>
      fixture.begin(actor, uploadsOf(sittingId), { documentId: idCard.id }, bytes.length);
    const whole = await begin();
    const half = await begin();
    await fixture.patch(actor, half.location, 0, bytes.subarray(0, 20));
    // All bytes have arrived, and nobody has looked at them.
    const id = whole.location.split('/').at(-1) ?? '';
    await writeFile(join(fixture.folder, 'uploads', id), bytes);
    const age = (minutes: number) =>
      fixture.sequelize.query(
        `UPDATE identity_upload SET created_at = NOW(3) - INTERVAL ${String(minutes)} MINUTE
         WHERE sitting_id = :sittingId`,
        { replacements: { sittingId } },
      );
    await age(5);
    expect(await fixture.files.checkLeftUploads()).toBe(1);
    const { documents, uploads } = await fixture.view(actor, sittingId);
    expect(documents[0]?.uploaded.length).toBe(1);
    expect(uploads.map(({ status }) => status)).toEqual(['receiving']);
    const before = (await fixture.stored()).length;
    await age(24 * 60 + 1);
    await fixture.files.forgetUploads();
    expect((await fixture.view(actor, sittingId)).uploads).toEqual([]);
    expect((await fixture.stored()).length).toBe(before - 1);
  });
});
