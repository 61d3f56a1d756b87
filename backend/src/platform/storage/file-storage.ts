import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';

import { FileStorage as Flystorage } from '@flystorage/file-storage';
import { LocalStorageAdapter } from '@flystorage/local-fs';

/** Keeps files under names of our own making; what people call them is kept in the database. */
export interface FileStorage {
  /** Stores the bytes below `folder` (`announcements`, `photos`, …); the key to find them by. */
  store(folder: string, contents: Readable | Buffer): Promise<string>;
  /** Rejects when there is no such file. */
  read(key: string): Promise<Readable>;
  /** Deletes for good; good also for what is gone already. */
  remove(key: string): Promise<void>;
}

/** A storage that tells what it has, for who looks for what nobody wants any more. */
export interface ListedFileStorage extends FileStorage {
  /** The keys of all files below `folder`, in no order. */
  list(folder: string): AsyncIterable<string>;
  /** Null for what is gone. */
  storedAt(key: string): Promise<Date | null>;
}

/** Files on a disk of this machine. `root`: a folder that is made when it is missing. */
export function localFileStorage(root: string): ListedFileStorage {
  const files = new Flystorage(new LocalStorageAdapter(resolve(root)));
  return {
    store: async (folder, contents) => {
      const id = randomUUID();
      // Two letters as folders, so that no folder holds a hundred thousand files.
      const key = `${folder}/${id.slice(0, 2)}/${id}`;
      await files.write(key, contents);
      return key;
    },
    read: (key) => files.read(key),
    remove: (key) => files.deleteFile(key),
    list: async function* (folder) {
      if (!(await files.directoryExists(folder))) return;
      for await (const entry of files.list(folder, { deep: true })) {
        if (entry.isFile) yield entry.path;
      }
    },
    storedAt: async (key) =>
      (await files.fileExists(key)) ? new Date(await files.lastModified(key)) : null,
  };
}
