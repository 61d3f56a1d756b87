import { createHash, randomInt } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

import { photo } from '../../../../test/identity-document-files.ts';
import { askedDocuments, IdentityFileFixture } from '../../../../test/identity-file-fixture.ts';
import { until } from '../../../../test/until.ts';
import type { Actor } from '../../../platform/policy/actor.ts';

const CUTS = 20;
const documentId = askedDocuments.idCard.id;

/** Numbers from 0 to 1 that a seed determines (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('uploads over connections that break', () => {
  const seed = Number(process.env['UPLOAD_SEED'] ?? randomInt(2 ** 31));
  let fixture: IdentityFileFixture;
  let bytes: Buffer;
  let sha256: string;

  beforeAll(async () => {
    fixture = await IdentityFileFixture.start();
    bytes = await photo(640, 480);
    sha256 = createHash('sha256').update(bytes).digest('hex');
  });
  afterAll(() => fixture.stop());

  const arrived = async (location: string) =>
    (await stat(join(fixture.folder, 'uploads', location.split('/').at(-1) ?? ''))).size;
  /** Sends a PATCH with all the rest, and pulls the plug when `count` bytes of it are there. */
  const sendCut = async (actor: Actor, location: string, offset: number, count: number) => {
    const socket = connect(fixture.port, '127.0.0.1');
    await once(socket, 'connect');
    const head = [
      `PATCH /api${location} HTTP/1.1`,
      'Host: localhost',
      'Origin: http://localhost',
      `Cookie: ${fixture.cookieOf(actor)}`,
      'Tus-Resumable: 1.0.0',
      `Upload-Offset: ${String(offset)}`,
      'Content-Type: application/offset+octet-stream',
      `Content-Length: ${String(bytes.length - offset)}`,
    ].join('\r\n');
    socket.write(`${head}\r\n\r\n`);
    const part = bytes.subarray(offset, offset + count);
    await new Promise<void>((resolve) => {
      socket.write(part, () => {
        resolve();
      });
    });
    await until(async () => (await arrived(location)) >= offset + part.length);
    socket.destroy();
    await once(socket, 'close');
  };
  const offsetOf = async (actor: Actor, location: string) => {
    const { headers } = await fixture.tus(actor, 'HEAD', location);
    return Number(headers.get('upload-offset'));
  };

  it(`arrive whole, cut at ${String(CUTS)} random bytes (UPLOAD_SEED=${String(seed)})`, async () => {
    const next = randomNumbers(seed);
    const resumedAt: number[] = [];
    for (let run = 0; run < CUTS; run += 1) {
      const { actor, sittingId } = await fixture.candidate();
      const base = `/my/sittings/${sittingId}/identity-uploads`;
      const { location } = await fixture.begin(actor, base, { documentId, sha256 }, bytes.length);
      const cut = Math.floor(next() * bytes.length);
      await sendCut(actor, location, 0, cut);
      const offset = await offsetOf(actor, location);
      expect(offset).toBe(cut);
      resumedAt.push(offset);
      const { status } = await fixture.patch(actor, location, offset, bytes.subarray(offset));
      expect(status)
        .withContext(`cut at ${String(cut)}, on at ${String(offset)}`)
        .toBe(204);
      const { documents } = await fixture.view(actor, sittingId);
      const kept = documents.flatMap(({ uploaded }) => uploaded.map((page) => page.sha256));
      expect(kept)
        .withContext(`cut at ${String(cut)}`)
        .toEqual([sha256]);
    }
    // Else the cuts were no test of resuming.
    expect(resumedAt.some((offset) => offset > 0)).toBeTrue();
  }, 180_000);

  it('go on wherever they were cut, again and again', async () => {
    const next = randomNumbers(seed + 1);
    const { actor, sittingId } = await fixture.candidate();
    const base = `/my/sittings/${sittingId}/identity-uploads`;
    const { location } = await fixture.begin(actor, base, { documentId, sha256 }, bytes.length);
    let offset = 0;
    for (let cut = 0; cut < CUTS; cut += 1) {
      await sendCut(actor, location, offset, Math.floor((next() * bytes.length) / CUTS));
      offset = await offsetOf(actor, location);
    }
    expect((await fixture.patch(actor, location, offset, bytes.subarray(offset))).status).toBe(204);
    await until(async () => (await fixture.view(actor, sittingId)).uploads.length === 0);
    const [document] = (await fixture.view(actor, sittingId)).documents;
    expect(document?.uploaded.map((page) => page.sha256)).toEqual([sha256]);
  }, 60_000);
});
