import { randomUUID } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';

const PURPOSE = 'people-import-file';
const FOLDER = 'imports';

/** Tables that wait for their import, sealed: phones and ID numbers stand in them. */
export class ImportFiles {
  private readonly storage: FileStorage;
  private readonly keyring: Keyring;

  constructor(storage: FileStorage, keyring: Keyring) {
    this.storage = storage;
    this.keyring = keyring;
  }

  /** Keeps a copy of the file at `path`; its key. */
  async keep(path: string): Promise<string> {
    const bytes = await readFile(path, 'base64');
    return this.storage.store(FOLDER, Buffer.from(this.keyring.seal(PURPOSE, bytes)));
  }

  /** Does `work` with a readable copy that is gone afterwards. */
  async use<T>(key: string, work: (path: string) => Promise<T>): Promise<T> {
    const sealed = await text(await this.storage.read(key));
    const path = join(tmpdir(), `import-${randomUUID()}`);
    try {
      await writeFile(path, this.keyring.unseal(PURPOSE, sealed), {
        encoding: 'base64',
        mode: 0o600,
      });
      return await work(path);
    } finally {
      await rm(path, { force: true });
    }
  }

  async remove(key: string | null): Promise<void> {
    if (key !== null) await this.storage.remove(key);
  }
}
