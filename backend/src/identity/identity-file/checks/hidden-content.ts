import type { IdentitySource } from '@exam/contracts';

import { CheckProblem } from './check-problem.ts';

/** How other programs know their files, wherever these begin. */
const foreign = [
  '%PDF-',
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  'Rar!\u001a\u0007',
  '7z\u00bc\u00af\u0027\u001c',
  '\u007fELF',
  'MZ\u0090\u0000',
  '<html',
  '<script',
  '<svg',
  '<!doctype',
  '<?php',
];
/** Readers of PDF look for its sign in this many first bytes. */
const PDF_HEAD = 1024;
/** After the end of a PDF, there may be padding. */
const PDF_TAIL = 64;

/**
 * Throws CheckProblem when the file is something else as well: a PDF or ZIP behind a picture, a page
 * of HTML, anything behind a PDF. What cameras put behind their pictures is let through: it is not
 * kept, because the picture is drawn anew.
 */
export function requireNothingHidden(kind: IdentitySource, bytes: Buffer): void {
  if (kind === 'pdf') {
    const end = bytes.lastIndexOf('%%EOF');
    const tail = bytes.toString('latin1', end < 0 ? bytes.length : end + 5);
    if (tail.replaceAll(/[\0\s]/g, '').length > PDF_TAIL) throw hides('behind a PDF');
    return;
  }
  if (bytes.subarray(0, PDF_HEAD).includes('%PDF-')) throw hides('a PDF in the head');
  const rest = bytes.toString('latin1', endOf[kind](bytes)).toLowerCase();
  if (foreign.some((sign) => rest.includes(sign.toLowerCase()))) throw hides('behind the picture');
}

const hides = (where: string) => new CheckProblem('identity-file-hides-another', where);

/** Where a picture ends; the length of the file when it is cut off before. */
const endOf = { jpeg: endOfJpeg, png: endOfPng, webp: endOfWebp } as const;

/** Walks the segments, and through the compressed data, where FF is followed by 00 or RST (ITU T.81). */
function endOfJpeg(bytes: Buffer): number {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return bytes.length;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    at += 2 + bytes.readUInt16BE(at + 2);
    if (marker === 0xda) at = endOfScan(bytes, at);
  }
  return bytes[at] === 0xff && bytes[at + 1] === 0xd9 ? at + 2 : bytes.length;
}

function endOfScan(bytes: Buffer, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
    at = bytes.indexOf(0xff, at + (next === 0xff ? 1 : 2));
  }
  return bytes.length;
}

function endOfPng(bytes: Buffer): number {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    at += 12 + length;
    if (name === 'IEND') return at;
  }
  return bytes.length;
}

function endOfWebp(bytes: Buffer): number {
  return bytes.length < 8 ? bytes.length : 8 + bytes.readUInt32LE(4);
}
