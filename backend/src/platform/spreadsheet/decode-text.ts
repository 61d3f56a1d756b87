import { SpreadsheetError } from './spreadsheet.ts';

/** Text in UTF-8 or GB18030, with or without byte order mark, or UTF-16 with one. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new SpreadsheetError('notASpreadsheet', 'binary data');
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // GB18030 is what remains when bytes are not UTF-8: nearly no Chinese text is both.
    }
  }
  throw new SpreadsheetError('encodingUnknown', 'neither UTF-8 nor GB18030');
}
