import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { inTransaction } from '../../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../../platform/errors/app-error.ts';
import {
  pagesOf,
  requireOpen,
  withPages,
  type IdentityFile,
  type IdentityPage,
} from '../identity-file.ts';
import type { FileDependencies, FilePlace, Owner } from './dependencies.ts';
import { FOLDER } from './finish-upload.ts';
import { removePictures } from './remove-pictures.ts';

/**
 * What candidates do to their pages before they hand the file in. Each rejects with NotFoundError for
 * what is not theirs, ConflictError `identity-file-closed` and `identity-document-approved`.
 */
export interface ChangePages {
  /** `degrees`: 90, 180 or 270, clockwise. */
  readonly turn: (
    owner: Owner,
    sittingId: string,
    pageId: string,
    degrees: number,
  ) => Promise<void>;
  readonly remove: (owner: Owner, sittingId: string, pageId: string) => Promise<void>;
  /** ConflictError `identity-file-moved` unless these are the pages of the document. */
  readonly arrange: (
    owner: Owner,
    sittingId: string,
    documentId: string,
    pageIds: readonly string[],
  ) => Promise<void>;
}

type Drawn = Pick<IdentityPage, 'picture' | 'preview' | 'width' | 'height'>;

/** Builds the changes of pages. */
export function createChangePages(dependencies: FileDependencies): ChangePages {
  const { sequelize, files, storage, events, findPlace } = dependencies;

  /** Changes the pages of one document of a file that the transaction has locked. */
  const change = (
    { schoolId, sittingId, ...place }: FilePlace,
    documentIn: (file: IdentityFile) => string,
    pagesIn: (pages: IdentityPage[]) => IdentityPage[],
  ) =>
    inTransaction(sequelize, async (transaction) => {
      requireRunning(place);
      const before = await files.lock(sittingId, schoolId);
      const documentId = documentIn(before);
      const after = withPages(before, documentId, pagesIn(pagesOf(before, documentId)));
      await files.save(after);
      await events.fileChanged({ sittingId, ...place }, place.candidateId);
      const kept = new Set(after.pages.map(({ picture }) => picture));
      const gone = before.pages.filter(({ picture }) => !kept.has(picture));
      transaction.afterCommit(() => removePictures(storage, gone));
    });

  return {
    turn: async (owner, sittingId, pageId, degrees) => {
      const place = await findPlace(owner, sittingId);
      const file = await files.find(sittingId);
      const page = requirePage(file, pageId);
      if (file) requireOpen(file, page.documentId);
      const drawn = await redraw(dependencies, page, degrees);
      try {
        await change(
          place,
          (now) => requirePage(now, pageId).documentId,
          (pages) => pages.map((one) => (one.id === pageId ? turned(one, page, drawn) : one)),
        );
      } catch (error) {
        await removePictures(storage, [drawn]);
        throw error;
      }
    },

    remove: async (owner, sittingId, pageId) => {
      await change(
        await findPlace(owner, sittingId),
        (file) => requirePage(file, pageId).documentId,
        (pages) => pages.filter(({ id }) => id !== pageId),
      );
    },

    arrange: async (owner, sittingId, documentId, pageIds) => {
      await change(
        await findPlace(owner, sittingId),
        () => documentId,
        (pages) => arranged(pages, pageIds),
      );
    },
  };
}

/** Throws ConflictError `exam-room-ended` once the exam is over. */
export function requireRunning({ isOver, examRoomId }: Pick<FilePlace, 'isOver' | 'examRoomId'>) {
  if (isOver) throw new ConflictError('exam-room-ended', examRoomId);
}

function requirePage(file: IdentityFile | null, pageId: string): IdentityPage {
  const page = file?.pages.find(({ id }) => id === pageId);
  if (!page) throw new NotFoundError('not-found', `no page ${pageId}`);
  return page;
}

function turned(now: IdentityPage, seen: IdentityPage, drawn: Drawn): IdentityPage {
  if (now.picture !== seen.picture) throw new ConflictError('identity-file-moved', now.id);
  return { ...now, ...drawn };
}

function arranged(pages: readonly IdentityPage[], ids: readonly string[]): IdentityPage[] {
  const byId = new Map(pages.map((page) => [page.id, page]));
  const next = ids.flatMap((id) => byId.get(id) ?? []);
  if (next.length !== pages.length || new Set(ids).size !== pages.length) {
    throw new ConflictError('identity-file-moved', 'other pages than these');
  }
  return next;
}

async function redraw(
  { storage, checker }: FileDependencies,
  page: IdentityPage,
  turn: number,
): Promise<Drawn> {
  const folder = await mkdtemp(join(tmpdir(), 'identity-'));
  try {
    const path = join(folder, 'page');
    await pipeline(await storage.read(page.picture), createWriteStream(path));
    return await checker.check(
      { path, turn, format: 'image', maxPages: 1 },
      async ({ pages: [drawn] }) => {
        if (!drawn) throw new Error('a picture has one page');
        const { width, height, picture, preview } = drawn;
        return {
          ...{ width, height },
          picture: await storage.store(FOLDER, createReadStream(picture)),
          preview: await storage.store(FOLDER, createReadStream(preview)),
        };
      },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
