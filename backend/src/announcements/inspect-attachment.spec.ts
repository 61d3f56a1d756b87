import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';

import { inspectAttachment } from './inspect-attachment.ts';

const zipOf = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const picture = () =>
  sharp({ create: { width: 40, height: 20, channels: 3, background: '#0b5568' } });

describe('inspectAttachment', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'inspect-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const inspect = async (name: string, content: Uint8Array | string) => {
    const path = join(folder, 'upload');
    await writeFile(path, content);
    return inspectAttachment(path, name);
  };
  const refused = async (name: string, content: Uint8Array | string) => {
    await expectAsync(inspect(name, content))
      .withContext(name)
      .toBeRejectedWith(jasmine.objectContaining({ code: 'attachment-type-refused' }));
  };

  it('knows each kind by its name and its bytes', async () => {
    expect((await inspect('须知.PDF', '%PDF-1.7\n')).kind).toBe('pdf');
    expect((await inspect('表.docx', zipOf('word/document.xml'))).kind).toBe('docx');
    expect((await inspect('表.xlsx', zipOf('xl/workbook.xml'))).kind).toBe('xlsx');
    expect((await inspect('包.zip', zipOf('a.txt'))).kind).toBe('zip');
    expect((await inspect('图.png', await picture().png().toBuffer())).kind).toBe('png');
    expect((await inspect('图.jpeg', await picture().jpeg().toBuffer())).kind).toBe('jpg');
    expect((await inspect('图.webp', await picture().webp().toBuffer())).kind).toBe('webp');
  });

  it('refuses what is not what its name says', async () => {
    await refused('a.pdf', '<!doctype html><script>alert(1)</script>');
    await refused('a.pdf', ' %PDF-1.7');
    await refused('a.docx', zipOf('a.txt'));
    await refused('a.docx', zipOf('xl/workbook.xml'));
    await refused('a.xlsx', 'PK\u0003\u0004 and nothing else');
    await refused('a.zip', await picture().png().toBuffer());
    await refused('a.png', Buffer.concat([await picture().jpeg().toBuffer()]));
    await refused('a.png', Buffer.from('\x89PNG\r\n\x1a\n<script>', 'latin1'));
    await refused('a.pdf', '');
  });

  it('refuses endings that are not allowed, macros, and files of no name', async () => {
    await refused('a.html', '%PDF-1.7');
    await refused('a.pdf.exe', '%PDF-1.7');
    await refused('a.svg', '<svg onload=alert(1)/>');
    await refused('pdf', '%PDF-1.7');
    await refused('.pdf', '%PDF-1.7');
    await refused('a.docx', zipOf('word/document.xml', 'word/vbaProject.bin'));
  });

  it('takes out of a picture where it was taken, and turns it upright', async () => {
    const taken = picture()
      .jpeg()
      .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '30/1' } });
    const turned = await taken.withMetadata({ orientation: 6 }).toBuffer();
    expect((await sharp(turned).metadata()).exif).toBeDefined();
    const { picture: kept } = await inspect('a.jpg', turned);
    const { exif, orientation, width, height } = await sharp(kept ?? Buffer.of()).metadata();
    expect([exif, orientation, width, height]).toEqual([undefined, undefined, 20, 40]);
  });
});
