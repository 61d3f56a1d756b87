import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { CellProblemCode, ImportCounts, ImportFault } from '@exam/contracts';
import { Op, type Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { ArchiveError } from '../../platform/archive/archive-error.ts';
import { readArchive, type ArchiveEntry } from '../../platform/archive/read-archive.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import {
  PersonRecord,
  whereInScope,
  type AdministrationScope,
  type PeopleInBulk,
  type Person,
  type PersonalData,
} from '../../schools/index.ts';
import { withoutPhoto } from '../candidates/candidate-list.ts';
import { CandidateProfileRecord } from '../candidate-profile-record.ts';
import type { ImportRowStore, StagedRow } from '../imports/import-row-store.ts';
import { runningStates, type ImportStore, type PeopleImport } from '../imports/import-store.ts';
import { keepAlive } from '../imports/keep-alive.ts';
import { matchPhotos, type MatchedFile } from './match-photos.ts';
import { PHOTO_BYTES, preparePhoto } from './prepare-photo.ts';
import { photoFiles } from './retained-photos.ts';

const LIMITS = { entries: 60_000, totalBytes: 8_000_000_000 };
const AT_ONCE = 2;
const TOLD_EVERY = 20;

export interface PhotoWorkDependencies {
  readonly sequelize: Sequelize;
  readonly logger: Logger;
  readonly storage: FileStorage;
  readonly imports: ImportStore;
  readonly rows: ImportRowStore;
  readonly bulk: PeopleInBulk;
  readonly personalData: PersonalData;
  readonly recordAudit: RecordAudit;
}

/** Takes ID photos out of an archive and puts each on its candidate's file, one after another. */
export class PhotoWork {
  private readonly given: PhotoWorkDependencies;
  private readonly running = new Set<Promise<void>>();

  constructor(given: PhotoWorkDependencies) {
    this.given = given;
  }

  /** Keeps a copy of the archive at `path`; its key. */
  keep(path: string): Promise<string> {
    return this.given.storage.store('imports', createReadStream(path));
  }

  async remove(key: string | null): Promise<void> {
    if (key !== null) await this.given.storage.remove(key);
  }

  match(job: PeopleImport): void {
    const { imports, logger } = this.given;
    const done: Promise<void> = keepAlive(imports, job.id, () => this.work(job))
      .catch(async (error: unknown) => {
        const fault = faultOf(error);
        if (fault === 'internal') logger.error({ importId: job.id, err: error }, 'photos failed');
        await imports.move(job, runningStates, 'failed', { fault });
      })
      .catch(() => {
        logger.error({ importId: job.id }, 'the failure of an import could not be noted');
      })
      .finally(() => {
        this.running.delete(done);
      });
    this.running.add(done);
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async work(job: PeopleImport): Promise<void> {
    const { imports, rows, storage, recordAudit, sequelize } = this.given;
    const { id, fileKey, schoolId, collegeId } = job;
    if (fileKey === null) throw new Error('the archive is gone');
    const path = join(tmpdir(), `photos-${randomUUID()}`);
    try {
      await pipeline(await storage.read(fileKey), createWriteStream(path, { mode: 0o600 }));
      const staged = await this.takeAll(job, path);
      const missing = await this.listWithoutPhoto({ schoolId, collegeId });
      await rows.replace(id, [...staged, ...missing], () => Promise.resolve());
      const counts = count(staged, missing.length);
      await inTransaction(sequelize, async () => {
        await recordAudit({
          action: 'photos.imported',
          subject: { kind: 'roster', id, name: job.fileName },
          after: { ...counts },
        });
        if (!(await imports.move(job, ['reading'], 'done', { counts }))) await rows.remove(id);
      });
    } finally {
      await rm(path, { force: true });
      await this.tidy(job);
    }
  }

  private async tidy({ id, fileKey }: PeopleImport): Promise<void> {
    try {
      await this.remove(fileKey);
      await this.given.imports.forgetFile(id);
    } catch {
      // It goes when the import is forgotten.
      this.given.logger.warn({ importId: id }, 'an archive could not be removed');
    }
  }

  private async takeAll(job: PeopleImport, path: string): Promise<StagedRow[]> {
    const { imports } = this.given;
    const names: string[] = [];
    for await (const entry of readArchive(path, LIMITS)) names.push(entry.name);
    const matched = await matchPhotos(names, job, this.given);
    const byFile = new Map(matched.map((one) => [one.file, one]));
    await imports.progress(job.id, 0, matched.length);
    const staged: StagedRow[] = [];
    const waiting: Promise<StagedRow>[] = [];
    const settle = async () => {
      staged.push(...(await Promise.all(waiting.splice(0))));
      if (staged.length % TOLD_EVERY < AT_ONCE) {
        await imports.progress(job.id, staged.length, matched.length);
      }
    };
    for await (const entry of readArchive(path, LIMITS)) {
      const match = byFile.get(entry.name);
      if (!match) continue;
      waiting.push(this.take(entry, match));
      if (waiting.length === AT_ONCE) await settle();
    }
    await settle();
    return staged;
  }

  private async take(entry: ArchiveEntry, match: MatchedFile): Promise<StagedRow> {
    const { person } = match;
    if (!person) return refuse(match, 'photoOfNobody');
    if (match.repeated) return refuse(match, 'photoRepeated');
    if (entry.bytes > PHOTO_BYTES) return refuse(match, 'photoTooBig');
    let bytes: Buffer;
    try {
      bytes = await entry.read();
    } catch (error) {
      if (error instanceof ArchiveError) return refuse(match, 'photoDamaged');
      throw error;
    }
    const prepared = await preparePhoto(bytes);
    if ('problem' in prepared) return refuse(match, prepared.problem);
    const replaced = await this.put(person, prepared.jpeg);
    return row(match, replaced ? 'changed' : 'new');
  }

  /** True when there was a photo before, which is gone then. */
  private async put(person: Person, jpeg: Buffer): Promise<boolean> {
    const { sequelize, storage } = this.given;
    const photoKey = await storage.store(photoFiles.folder, jpeg);
    const photoAt = await databaseNow(sequelize);
    const before = await CandidateProfileRecord.findByPk(person.id);
    await CandidateProfileRecord.bulkCreate([{ personId: person.id, photoKey, photoAt }], {
      updateOnDuplicate: ['photoKey', 'photoAt'],
    });
    if (!before?.photoKey) return false;
    await storage.remove(before.photoKey);
    return true;
  }

  private async listWithoutPhoto(scope: AdministrationScope) {
    const people = await PersonRecord.findAll({
      where: {
        [Op.and]: [{ ...whereInScope(scope), kind: 'candidate' }, withoutPhoto],
      },
      attributes: ['candidateNumber', 'name'],
      order: ['candidateNumber'],
      raw: true,
    });
    return people.map(({ candidateNumber, name }): StagedRow => {
      return { ...blank, outcome: 'missing', number: candidateNumber ?? '', name };
    });
  }
}

const blank = { row: null, typed: [], problems: [], changes: [], values: null } as const;

function row({ file, person }: MatchedFile, outcome: StagedRow['outcome']): StagedRow {
  return { ...blank, outcome, number: file, name: person?.name ?? '' };
}

function refuse(match: MatchedFile, code: CellProblemCode): StagedRow {
  const problems = [{ column: 'photo', code, value: match.file }];
  return { ...row(match, 'wrong'), problems };
}

function count(rows: readonly StagedRow[], missing: number): ImportCounts {
  const counts = { new: 0, changed: 0, unchanged: 0, wrong: 0, missing: 0 };
  for (const { outcome } of rows) counts[outcome] += 1;
  return { ...counts, missing };
}

function faultOf(error: unknown): ImportFault {
  if (!(error instanceof ArchiveError)) return 'internal';
  const faults = {
    damaged: 'notAnArchive',
    encrypted: 'passwordProtected',
    tooLarge: 'tooLarge',
    tooManyEntries: 'tooManyFiles',
  } as const;
  return faults[error.fault];
}
