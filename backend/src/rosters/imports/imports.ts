import {
  IMPORT_PAGE_SIZE,
  type ColumnMapping,
  type ImportKind,
  type ImportRowsView,
  type ImportView,
  type RowOutcome,
  type TableKind,
} from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { afterCommit, inTransaction } from '../../platform/database/transaction.ts';
import {
  ConflictError,
  InvalidRequestError,
  NotFoundError,
} from '../../platform/errors/app-error.ts';
import type { Upload } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import {
  administrationScope,
  isInScope,
  requireScope,
  type AdministrationScope,
  type PersonStore,
} from '../../schools/index.ts';
import type { PhotoWork } from '../photos/photo-work.ts';
import { columnsOf } from '../read-import.ts';
import type { ImportFiles } from './import-files.ts';
import { presentImport, presentImportRow } from './import-presenter.ts';
import type { ImportRowStore } from './import-row-store.ts';
import type { ImportStore, PeopleImport } from './import-store.ts';
import type { ImportWork } from './import-work.ts';
import { wrongRowsFile } from './wrong-rows-file.ts';

export interface ImportsDependencies {
  readonly sequelize: Sequelize;
  readonly people: PersonStore;
  readonly imports: ImportStore;
  readonly rows: ImportRowStore;
  readonly files: ImportFiles;
  readonly work: ImportWork;
  readonly photos: PhotoWork;
  readonly recordAudit: RecordAudit;
}

/** What an administrator does with imports; what takes long goes on in `ImportWork`. */
export class Imports {
  private readonly given: ImportsDependencies;

  constructor(given: ImportsDependencies) {
    this.given = given;
  }

  /** Rejects with ConflictError (`import-in-progress`) while another admin's is under way. */
  async start(actor: Actor, kind: ImportKind, upload: Upload): Promise<ImportView> {
    const { imports, files, photos, work } = this.given;
    const scope = administrationScope(actor);
    const keeper = kind === 'photos' ? photos : files;
    const fileKey = await keeper.keep(upload.path);
    try {
      const fileName = upload.name;
      const job = await imports.start({
        ...{ scope, kind, startedBy: actor.personId, fileName, fileKey },
      });
      afterCommit(() => {
        if (kind === 'photos') photos.match(job);
        else work.check(job, null);
      });
      return await this.present(job, actor);
    } catch (error) {
      await keeper.remove(fileKey);
      throw error;
    }
  }

  /** The latest of a kind; null when there is none that this person may know of. */
  async latest(actor: Actor, kind: ImportKind): Promise<ImportView | null> {
    const job = await this.given.imports.latest(administrationScope(actor), kind);
    if (!job) return null;
    if (job.startedBy === actor.personId) await this.given.imports.touch(job.id);
    return this.present(job, actor);
  }

  async view(actor: Actor, id: string): Promise<ImportView> {
    const job = await this.require(actor, id);
    if (job.startedBy === actor.personId) await this.given.imports.touch(id);
    return this.present(job, actor);
  }

  /** Checks the file again: as somebody corrected the mapping, or with the last one where null. */
  async check(actor: Actor, id: string, mapping: ColumnMapping | null): Promise<ImportView> {
    const { imports, work } = this.given;
    const job = await this.requireOwn(actor, id);
    const chosen = mapping ?? imports.detailsOf(job)?.mapping ?? null;
    if (chosen) this.requireColumns(job, chosen);
    await this.move(job, ['mapping', 'checked', 'failed'], 'reading');
    afterCommit(() => {
      work.check(job, chosen);
    });
    return this.view(actor, id);
  }

  async commit(actor: Actor, id: string): Promise<ImportView> {
    const { imports, work } = this.given;
    const job = await this.requireOwn(actor, id);
    if (imports.countsOf(job) === null || job.kind === 'photos') throw moved();
    await this.move(job, ['checked', 'failed'], 'committing');
    afterCommit(() => {
      work.commit(job);
    });
    return this.view(actor, id);
  }

  /** Gives up what was not written; also what another admin has left lying. */
  async discard(actor: Actor, id: string): Promise<void> {
    const { imports, rows, files, sequelize } = this.given;
    const job = await this.require(actor, id);
    if (!this.mayDiscard(job, actor)) throw moved();
    await inTransaction(sequelize, async () => {
      await this.move(job, ['reading', 'mapping', 'checked', 'failed', 'done'], 'discarded');
      await rows.remove(id);
      await imports.forgetFile(id);
    });
    afterCommit(() => {
      // What cannot be deleted now is deleted with the import.
      files.remove(job.fileKey).catch(() => undefined);
    });
  }

  /** Rows as typed: for who started the import alone. */
  async listRows(
    actor: Actor,
    id: string,
    outcome: RowOutcome,
    page: number,
  ): Promise<ImportRowsView> {
    const { rows } = this.given;
    await this.requireOwn(actor, id);
    const range = { offset: (page - 1) * IMPORT_PAGE_SIZE, limit: IMPORT_PAGE_SIZE };
    return {
      rows: (await rows.list(id, outcome, range)).map(presentImportRow),
      total: await rows.count(id, outcome),
    };
  }

  /** The wrong rows as they were typed, each with its reasons, as a workbook. */
  async exportWrongRows(actor: Actor, id: string): Promise<Buffer> {
    const { imports, rows, recordAudit, sequelize } = this.given;
    const job = await this.requireOwn(actor, id);
    const details = imports.detailsOf(job);
    if (job.kind === 'photos' || !details) throw new NotFoundError('not-found', 'no rows');
    const wrong = await rows.listAll(id, ['wrong']);
    await inTransaction(sequelize, () =>
      recordAudit({
        action: 'export.downloaded',
        subject: { kind: 'roster', id, name: job.fileName },
        after: { what: 'wrong-rows', rows: wrong.length },
      }),
    );
    return wrongRowsFile(job.kind, details, wrong);
  }

  private requireColumns({ kind, collegeId }: PeopleImport, { columns }: ColumnMapping): void {
    const known = columnsOf(kind as TableKind, collegeId !== null);
    const fields = known
      .filter(({ key, required }) => required && !(key in columns))
      .map(({ key }) => ({ path: `/columns/${key}`, message: 'required' }));
    const used = Object.values(columns);
    if (fields.length > 0 || new Set(used).size < used.length) {
      throw new InvalidRequestError('invalid-request', 'columns are missing or used twice', {
        fields,
      });
    }
  }

  private async move(...args: Parameters<ImportStore['move']>): Promise<void> {
    if (!(await this.given.imports.move(...args))) throw moved();
  }

  private async require(actor: Actor, id: string): Promise<PeopleImport> {
    const job = await this.given.imports.find(id);
    if (!job) throw new NotFoundError('not-found', 'no such import');
    requireScope(administrationScope(actor), job);
    return job;
  }

  private async requireOwn(actor: Actor, id: string): Promise<PeopleImport> {
    const job = await this.require(actor, id);
    if (job.startedBy !== actor.personId) throw new NotFoundError('not-found', 'not their import');
    return job;
  }

  private mayDiscard(job: PeopleImport, actor: Actor): boolean {
    const scope: AdministrationScope = administrationScope(actor);
    return job.state !== 'committing' && job.state !== 'discarded' && isInScope(scope, job);
  }

  private async present(job: PeopleImport, actor: Actor): Promise<ImportView> {
    const { imports, people } = this.given;
    const own = job.startedBy === actor.personId;
    const startedBy = (await people.find(job.startedBy))?.name ?? '';
    return presentImport(job, {
      ...{ own, startedBy },
      details: own ? imports.detailsOf(job) : null,
      counts: imports.countsOf(job),
      mayDiscard: this.mayDiscard(job, actor),
    });
  }
}

const moved = () => new ConflictError('import-moved', 'the import is no longer where it was');
