import { buffer } from 'node:stream/consumers';

import { openPromise, type Entry, type ZipFile } from 'yauzl';

import { ArchiveError } from './archive-error.ts';

export interface ArchiveLimits {
  readonly entries: number;
  /** Of everything unpacked. */
  readonly totalBytes: number;
}

export interface ArchiveEntry {
  /** As the archive calls it, with its folders: never a path of ours. */
  readonly name: string;
  /** As the archive says; what is read never has more, and counts as damaged when it has less. */
  readonly bytes: number;
  /** Unpacks this entry alone. Throws ArchiveError. */
  readonly read: () => Promise<Buffer>;
}

/** Set by programs that write names in UTF-8; Windows' own writes those of a Chinese PC in GB18030. */
const UTF8_NAMES = 0x800;

/**
 * The files of a zip archive, one after another, none of them unpacked unasked. Throws ArchiveError
 * for one that is damaged or encrypted, or that names more than `limits`, before the first file.
 */
export async function* readArchive(
  path: string,
  limits: ArchiveLimits,
): AsyncGenerator<ArchiveEntry> {
  const archive = await open(path);
  try {
    const entries = await listFiles(archive, limits);
    for (const entry of entries) {
      yield {
        name: nameOf(entry),
        bytes: entry.uncompressedSize,
        read: () => unpack(archive, entry),
      };
    }
  } finally {
    archive.close();
  }
}

async function open(path: string): Promise<ZipFile> {
  try {
    // Names are data to us: we decode them, and never use one as a path.
    return await openPromise(path, { autoClose: false, decodeStrings: false });
  } catch (cause) {
    throw new ArchiveError('damaged', 'not a whole zip archive', { cause });
  }
}

async function listFiles(archive: ZipFile, limits: ArchiveLimits): Promise<Entry[]> {
  if (archive.entryCount > limits.entries) {
    throw new ArchiveError('tooManyEntries', `${String(archive.entryCount)} entries`);
  }
  const files: Entry[] = [];
  let total = 0;
  try {
    for await (const entry of archive.eachEntry()) {
      if (nameOf(entry).endsWith('/')) continue;
      total += entry.uncompressedSize;
      files.push(entry);
    }
  } catch (cause) {
    throw new ArchiveError('damaged', 'its directory cannot be read', { cause });
  }
  if (files.some((entry) => entry.isEncrypted())) {
    throw new ArchiveError('encrypted', 'an entry wants a password');
  }
  if (total > limits.totalBytes) {
    throw new ArchiveError('tooLarge', `unpacks to ${String(total)} bytes`);
  }
  return files;
}

/** The library ends the stream with an error as soon as it has more or fewer bytes than declared. */
async function unpack(archive: ZipFile, entry: Entry): Promise<Buffer> {
  try {
    return await buffer(await archive.openReadStreamPromise(entry));
  } catch (cause) {
    throw new ArchiveError('damaged', 'an entry cannot be unpacked', { cause });
  }
}

function nameOf(entry: Entry): string {
  const raw = entry.fileName as unknown as Buffer;
  if (entry.generalPurposeBitFlag & UTF8_NAMES) return raw.toString('utf8');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder('gb18030').decode(raw);
  }
}
