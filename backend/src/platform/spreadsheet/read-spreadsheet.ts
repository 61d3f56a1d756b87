import { open, readFile, stat } from 'node:fs/promises';

import { decodeText } from './decode-text.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import { SpreadsheetError, type Spreadsheet, type SpreadsheetLimits } from './spreadsheet.ts';

const HEAD_BYTES = 512;
const ZIP = Buffer.from('PK');
/** OLE compound file: Excel 97–2003, and the wrapper of workbooks with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED_STREAM = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Reads a table that somebody sent, by what the file is and not by what it is called. Throws
 * SpreadsheetError. Blocks while it parses: call it in a worker thread.
 */
export async function readSpreadsheet(
  path: string,
  limits: SpreadsheetLimits,
): Promise<Spreadsheet> {
  const { size } = await stat(path);
  if (size === 0) throw new SpreadsheetError('empty', 'no bytes');
  const head = await readHead(path);
  if (startsWith(head, ZIP)) return readXlsx(path, limits);
  if (size > limits.bytes) throw new SpreadsheetError('tooLarge', `${String(size)} bytes`);
  const bytes = await readFile(path);
  if (startsWith(head, COMPOUND)) {
    const fault = bytes.includes(ENCRYPTED_STREAM) ? 'passwordProtected' : 'oldExcel';
    throw new SpreadsheetError(fault, 'a compound file');
  }
  const text = decodeText(bytes);
  if (/^\s*<(!doctype|html|\?xml|table|head|meta)/i.test(text)) {
    throw new SpreadsheetError('webPage', 'markup under the name of a table');
  }
  return readCsv(text, limits);
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
