import { open } from 'node:fs/promises';

import { attachmentKind, type AttachmentKind } from '@exam/contracts';
import sharp from 'sharp';
import { openPromise } from 'yauzl';

import { UnsupportedMediaTypeError } from '../platform/errors/app-error.ts';

/** Pixels of a picture; more is a bomb, or a poster nobody can open on a phone. */
const PIXELS = 50_000_000;
/** Entries that an office file may have. */
const ENTRIES = 20_000;

/** Media types by kind, the only ones under which an attachment is ever sent. */
export const mediaTypes: Readonly<Record<AttachmentKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  zip: 'application/zip',
};

/** What stands where in a file of that kind, in Latin-1. */
const signs: Readonly<Record<AttachmentKind, readonly (readonly [number, string])[]>> = {
  pdf: [[0, '%PDF-']],
  docx: [[0, 'PK\u0003\u0004']],
  xlsx: [[0, 'PK\u0003\u0004']],
  zip: [[0, 'PK\u0003\u0004']],
  png: [[0, '\u0089PNG\r\n\u001a\n']],
  jpg: [[0, '\u00ff\u00d8\u00ff']],
  webp: [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
};

/** The entry that makes a zip what it claims to be. */
const mainEntries = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml' } as const;

export interface InspectedAttachment {
  readonly kind: AttachmentKind;
  /** The picture anew, without what the camera wrote into it; null for any other file. */
  readonly picture: Buffer | null;
}

/**
 * What a file is, by its name and by its bytes. Throws UnsupportedMediaTypeError when either is not
 * allowed or the two differ: a page of HTML does not pass for a PDF.
 */
export async function inspectAttachment(path: string, name: string): Promise<InspectedAttachment> {
  const kind = kindOf(name);
  const head = await firstBytes(path);
  if (!signs[kind].every(([at, sign]) => head.startsWith(sign, at))) {
    throw refused(`does not start as ${kind}`);
  }
  if (kind === 'docx' || kind === 'xlsx') await requireOfficeFile(path, kind);
  const isPicture = kind === 'png' || kind === 'jpg' || kind === 'webp';
  return { kind, picture: isPicture ? await redraw(path) : null };
}

function kindOf(name: string): AttachmentKind {
  const ending = /[^.\s]\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const { data } = attachmentKind.safeParse(ending === 'jpeg' ? 'jpg' : ending);
  if (!data) throw refused('an ending that is not allowed');
  return data;
}

async function firstBytes(path: string): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Reads the list of entries alone: nothing is unpacked. */
async function requireOfficeFile(path: string, kind: keyof typeof mainEntries): Promise<void> {
  const names = await entryNames(path).catch((error: unknown) => {
    throw refused('is no zip', error);
  });
  if (!names.has(mainEntries[kind])) throw refused(`holds no ${mainEntries[kind]}`);
  for (const name of names) if (name.endsWith('vbaProject.bin')) throw refused('holds macros');
}

async function entryNames(path: string): Promise<Set<string>> {
  const zip = await openPromise(path);
  const names = new Set<string>();
  for await (const { fileName } of zip.eachEntry()) {
    if (names.add(fileName).size > ENTRIES) throw new Error('too many entries');
  }
  return names;
}

/** Decoding it shows that it is a picture; writing it anew drops where and by whom it was taken. */
async function redraw(path: string): Promise<Buffer> {
  try {
    return await sharp(path, { limitInputPixels: PIXELS, failOn: 'error' }).autoOrient().toBuffer();
  } catch (error) {
    throw refused('is no picture', error);
  }
}

function refused(message: string, cause?: unknown): UnsupportedMediaTypeError {
  return new UnsupportedMediaTypeError('attachment-type-refused', message, { cause });
}
