import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { FileStore } from '@tus/file-store';

import { NotFoundError } from '../../../platform/errors/app-error.ts';
import type { IdentityUploadStore } from './upload-store.ts';

/** Where files are while they arrive. Their names are ids of ours; what is known of them is in the database. */
export class UploadFolder {
  readonly tusStore: FileStore;
  private readonly directory: string;

  /** `directory`: is made when it is missing; every process that takes uploads shares it. */
  constructor(directory: string, uploads: IdentityUploadStore) {
    this.directory = directory;
    const find = async (id: string) => {
      const upload = await uploads.find(id);
      if (upload?.status !== 'receiving') throw new NotFoundError('not-found', `no upload ${id}`);
      const { bytes: size, createdAt } = upload;
      return { id, size, offset: 0, sizeIsDeferred: false, creation_date: createdAt.toISOString() };
    };
    // The row is written when the upload is allowed, and goes when its pages are there.
    const nothing = () => Promise.resolve();
    const configstore = { get: find, set: nothing, delete: nothing } as never;
    this.tusStore = new FileStore({ directory, configstore });
  }

  pathOf(id: string): string {
    return join(this.directory, id);
  }

  /** Bytes that have arrived; 0 for a file that is not there. */
  async bytesOf(id: string): Promise<number> {
    return stat(this.pathOf(id)).then(
      ({ size }) => size,
      () => 0,
    );
  }

  /** Of the whole file, hex. */
  async sha256Of(id: string): Promise<string> {
    const hash = createHash('sha256');
    await pipeline(createReadStream(this.pathOf(id)), hash);
    return hash.digest('hex');
  }

  /** Good also for what is gone already. */
  async remove(id: string): Promise<void> {
    await rm(this.pathOf(id), { force: true });
  }
}
