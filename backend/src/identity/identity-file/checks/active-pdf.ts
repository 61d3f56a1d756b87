import { inflateSync } from 'node:zlib';

import { CheckProblem } from './check-problem.ts';

/** Names of what runs, opens something, or carries other files (ISO 32000). */
const active =
  /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|Rendition)(?![A-Za-z0-9])/;
const objectStreams = /\/ObjStm\b[^]{0,2000}?\bstream\r?\n/g;
/** Bytes that object streams may have unpacked, each. */
const UNPACKED = 32 * 1024 * 1024;

/**
 * Throws CheckProblem for a PDF in whose objects, packed ones too, stands a script, an attachment or
 * an action. What is hidden better does nothing either: a PDF is only ever drawn, and not kept.
 */
export function requirePassivePdf(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  refuseActive(dictionariesOf(text));
  for (const match of text.matchAll(objectStreams)) {
    refuseActive(unpack(bytes.subarray(match.index + match[0].length)));
  }
}

/** The text without its streams, whose bytes may read like anything. */
function dictionariesOf(text: string): string {
  return text.replaceAll(/\bstream\r?\n[^]*?\bendstream\b/g, '');
}

function refuseActive(text: string): void {
  // Names may have their letters written as #4a (ISO 32000, 7.3.5).
  const plain = text.replaceAll(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  const found = active.exec(plain);
  if (found) throw new CheckProblem('identity-pdf-active', `has ${found[0]}`);
}

function unpack(bytes: Buffer): string {
  try {
    // Stops by itself at the end of the packed data; what comes after it is not looked at.
    return inflateSync(bytes, { maxOutputLength: UNPACKED }).toString('latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new CheckProblem('identity-pdf-too-slow', 'object stream', { cause: error });
    }
    return '';
  }
}
