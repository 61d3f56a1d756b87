import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

import { identityLimits } from '@exam/contracts';
import type { Canvas } from '@napi-rs/canvas';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp, { type Sharp } from 'sharp';

import { CheckProblem } from './check-problem.ts';
import { drawPicture, PICTURE_SIDE, type DrawnPicture } from './draw-picture.ts';

const assets = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** Points, of which PDF has 72 an inch, become pixels of 200 an inch. */
const SCALE = 200 / 72;

interface CanvasFactory {
  create(width: number, height: number): { readonly canvas: Canvas };
}

/**
 * Draws every page of a PDF as a picture. Throws CheckProblem for one that is damaged, encrypted,
 * active, or has more than `maxPages`.
 */
export async function drawPdf(
  bytes: Buffer,
  folder: string,
  maxPages: number,
): Promise<DrawnPicture[]> {
  const document = await open(bytes);
  await requireUnlocked(document);
  await requirePassive(document);
  if (document.numPages > maxPages) {
    throw new CheckProblem('identity-pages-too-many', String(document.numPages));
  }
  const drawn: DrawnPicture[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const picture = await drawPage(document, number).catch((error: unknown) => {
      throw new CheckProblem('identity-pdf-broken', `page ${String(number)}`, { cause: error });
    });
    drawn.push(await drawPicture(picture, folder, String(number)));
  }
  return drawn;
}

async function open(bytes: Buffer): Promise<PDFDocumentProxy> {
  try {
    return await getDocument({
      data: new Uint8Array(bytes),
      enableXfa: false,
      stopAtErrors: true,
      useSystemFonts: false,
      maxImageSize: identityLimits.pixels,
      cMapUrl: join(assets, 'cmaps/'),
      cMapPacked: true,
      standardFontDataUrl: join(assets, 'standard_fonts/'),
      wasmUrl: join(assets, 'wasm/'),
      verbosity: VerbosityLevel.ERRORS,
    }).promise;
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    const code = locked ? 'identity-pdf-locked' : 'identity-pdf-broken';
    throw new CheckProblem(code, 'cannot be opened', { cause: error });
  }
}

/** Also one that opens without a password: somebody else decides what may be done with it. */
async function requireUnlocked(document: PDFDocumentProxy): Promise<void> {
  const { info } = await document.getMetadata();
  const { EncryptFilterName: filter } = info as { EncryptFilterName?: string | null };
  if (filter) throw new CheckProblem('identity-pdf-locked', filter);
}

/** What the library itself knows of scripts and attachments. */
async function requirePassive(document: PDFDocumentProxy): Promise<void> {
  const [scripts, attachments] = await Promise.all([
    document.getJSActions(),
    document.getAttachments(),
  ]);
  if (scripts ?? attachments) throw new CheckProblem('identity-pdf-active', 'the document');
}

async function drawPage(document: PDFDocumentProxy, number: number): Promise<Sharp> {
  const page = await document.getPage(number);
  if (await page.getJSActions()) throw new CheckProblem('identity-pdf-active', 'a page');
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(SCALE, PICTURE_SIDE / Math.max(width, height));
  const viewport = page.getViewport({ scale });
  // The library's own factory: a canvas of another copy of the package does not take its paths.
  const factory = document.canvasFactory as CanvasFactory;
  const { canvas } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: canvas as never, viewport, background: '#fff' }).promise;
  page.cleanup();
  const raw = { width: canvas.width, height: canvas.height, channels: 4 } as const;
  return sharp(canvas.data(), { raw });
}
