import { crc32, deflateSync } from 'node:zlib';

import { PDFDocument, PDFName, PDFString, StandardFonts, type PDFRef } from 'pdf-lib';
import sharp from 'sharp';

/** Files that people send as documents, made for specs: nobody's photo is among them. */

/** A photo as a phone takes it: noise, turned by its EXIF, and with a place in it. */
export function photo(width = 1200, height = 900): Promise<Buffer> {
  const background = { r: 120, g: 130, b: 140 };
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  return sharp({ create: { width, height, channels: 3, background, noise } })
    .jpeg({ quality: 80 })
    .withMetadata({
      orientation: 6,
      exif: { IFD0: { Copyright: 'somebody' }, IFD3: { GPSLatitudeRef: 'N' } },
    })
    .toBuffer();
}

export function png(): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 200, channels: 4, background: '#fa08' } })
    .png()
    .toBuffer();
}

/** `change`: what else is in it, before it is saved. */
export async function pdf(
  pages = 2,
  change: (document: PDFDocument) => unknown = () => undefined,
): Promise<Buffer> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= pages; page += 1) {
    const text = `Page ${String(page)}`;
    document.addPage([595, 842]).drawText(text, { x: 60, y: 760, font, size: 24 });
  }
  await change(document);
  return Buffer.from(await document.save());
}

export const pdfWithScript = () =>
  pdf(1, (document) => {
    document.addJavaScript('greet', "app.alert('x');");
  });

export const pdfWithAttachment = () =>
  pdf(1, (document) => document.attach(Buffer.from('x'), 'x.txt'));

export const pdfWithLaunch = () =>
  pdf(1, (document) => {
    const action = { Type: 'Action', S: 'Launch', F: PDFString.of('calc.exe') };
    document.catalog.set(PDFName.of('OpenAction'), document.context.obj(action));
  });

/** Says that it is encrypted, as a PDF does that only its password opens. */
export async function lockedPdf(): Promise<Buffer> {
  const text = (await pdfOf(false)).toString('latin1');
  const key = '<' + '00'.repeat(32) + '>';
  const encrypt = `/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O ${key} /U ${key} >>`;
  const id = `/ID [ <${'11'.repeat(16)}> <${'11'.repeat(16)}> ]`;
  return Buffer.from(text.replace(/trailer\s*<</, `trailer\n<< ${encrypt} ${id}`), 'latin1');
}

/** Its page draws a form that draws ten others, nine deep: a billion drawings in some kilobytes. */
export async function bombPdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  const { context } = document;
  const draw = (inner: PDFRef | null) => {
    const resources = inner ? { XObject: { F: inner } } : {};
    const facts = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 595, 842] };
    const text = inner ? '/F Do\n'.repeat(10) : '0 0 500 500 re f\n';
    return context.register(context.stream(text, { ...facts, Resources: resources }));
  };
  let form = draw(null);
  for (let depth = 0; depth < 9; depth += 1) form = draw(form);
  const page = document.addPage([595, 842]);
  page.node.set(PDFName.of('Resources'), context.obj({ XObject: { F: form } }));
  page.node.set(PDFName.of('Contents'), context.register(context.stream('/F Do')));
  return Buffer.from(await document.save());
}

/** A picture of 900 megapixels in some kilobytes. */
export function bombPng(): Buffer {
  const side = 30_000;
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  // One bit of grey for each pixel.
  head[8] = 1;
  const rows = deflateSync(Buffer.alloc(side * (1 + side / 8)));
  const sign = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
  return Buffer.concat([
    sign,
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', head.subarray(0, 0)),
  ]);
}

/** The first bytes of a HEIC file: nothing else of it is read. */
export const heic = Buffer.concat([
  Buffer.from([0, 0, 0, 24]),
  Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
  Buffer.alloc(2000),
]);

/** The head of a ZIP archive with nothing good in it. */
export const zip = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(3000, 7)]);

async function pdfOf(useObjectStreams: boolean): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]);
  return Buffer.from(await document.save({ useObjectStreams }));
}
