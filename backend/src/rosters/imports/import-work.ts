import type { ColumnMapping, ImportCounts, ImportFault, TableKind } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction, outsideTransaction } from '../../platform/database/transaction.ts';
import type { Logger } from '../../platform/logging/logger.ts';
import { SpreadsheetError } from '../../platform/spreadsheet/spreadsheet.ts';
import { MajorRecord, type AdministrationScope, type SchoolStore } from '../../schools/index.ts';
import type { CandidateValues } from '../check-candidates.ts';
import type { StaffValues } from '../check-staff.ts';
import type { CheckedRow } from '../table/checked-row.ts';
import type { ImportFiles } from './import-files.ts';
import type { ImportRowStore, StagedRow } from './import-row-store.ts';
import { runningStates, type ImportStore, type PeopleImport } from './import-store.ts';
import type { Comparison, CompareOptions } from './import-subject.ts';
import { keepAlive } from './keep-alive.ts';
import { readInThread } from './read-in-thread.ts';
import type { RememberedHeadersStore } from './remembered-headers.ts';

type Values = CandidateValues | StaffValues;
type Compare = (
  rows: readonly CheckedRow<Values>[],
  options: CompareOptions,
) => Promise<Comparison<Values>>;

export interface ImportWorkDependencies {
  readonly sequelize: Sequelize;
  readonly logger: Logger;
  readonly schools: SchoolStore;
  readonly imports: ImportStore;
  readonly rows: ImportRowStore;
  readonly files: ImportFiles;
  readonly remembered: RememberedHeadersStore;
  readonly compare: Readonly<Record<TableKind, Compare>>;
  readonly recordAudit: RecordAudit;
}

/** People have changed since the dry run: what it showed is no longer what would be written. */
class ChangedMeanwhileError extends Error {}

const writtenOutcomes = ['new', 'changed', 'unchanged'] as const;

/** The long parts of an import, which go on when the request that began them has its answer. */
export class ImportWork {
  private readonly given: ImportWorkDependencies;
  private readonly running = new Set<Promise<void>>();

  constructor(given: ImportWorkDependencies) {
    this.given = given;
  }

  /** Reads the file and compares it: the dry run. `mapping` is null to go by the columns' names. */
  check(job: PeopleImport, mapping: ColumnMapping | null): void {
    this.run(job, () => this.checkFile(job, mapping));
  }

  /** Writes what the dry run found. */
  commit(job: PeopleImport): void {
    this.run(job, () => this.write(job));
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private run(job: PeopleImport, work: () => Promise<void>): void {
    const done = keepAlive(this.given.imports, job.id, work)
      .catch((error: unknown) => this.fail(job, error))
      .finally(() => {
        this.running.delete(done);
      });
    this.running.add(done);
  }

  private async checkFile(job: PeopleImport, mapping: ColumnMapping | null): Promise<void> {
    const { imports, rows, files, remembered, compare } = this.given;
    const { id, schoolId } = job;
    const kind = job.kind as TableKind;
    if (job.fileKey === null) throw new Error('the file is gone');
    const request = await this.readRequest(job, kind, mapping);
    const table = await files.use(job.fileKey, (path) => readInThread({ ...request, path }));
    const { proposal, checked } = table;
    if (!checked) {
      await imports.setDetails(id, { proposal, mapping: null, headers: [], ignored: [] });
      await imports.move(job, ['reading'], 'mapping');
      return;
    }
    if (mapping) await remembered.add(schoolId, kind, checked.remember);
    const comparison = await compare[kind](checked.rows, { scope: scopeOf(job), lock: false });
    const staged = [...comparison.rows, ...comparison.missing.map(missingRow)];
    await rows.replace(id, staged, (done) => imports.progress(id, done, staged.length));
    const { headers, ignored } = checked;
    const used = mapping ?? proposal.mapping;
    await imports.setDetails(id, { proposal, mapping: used, headers, ignored });
    const counts = countOutcomes(comparison);
    if (!(await imports.move(job, ['reading'], 'checked', { counts }))) await rows.remove(id);
  }

  private async readRequest(job: PeopleImport, kind: TableKind, mapping: ColumnMapping | null) {
    const { sequelize, schools, remembered } = this.given;
    const { schoolId, collegeId } = job;
    const colleges = await schools.listColleges(schoolId);
    const majors = await MajorRecord.findAll({ where: { schoolId }, raw: true });
    return {
      ...{ kind, mapping, collegeId },
      remembered: await remembered.of(schoolId, kind),
      colleges: colleges.map(({ id, name }) => ({ id, name })),
      majors: majors.map((major) => ({
        ...{ id: major.id, name: major.name, collegeId: major.collegeId },
      })),
      today: (await databaseNow(sequelize)).toISOString().slice(0, 10),
    };
  }

  private async write(job: PeopleImport): Promise<void> {
    await inTransaction(this.given.sequelize, () => this.writeAll(job));
    await this.tidy(job).catch(() => {
      // It is done; what is left goes when the import is forgotten.
      this.given.logger.warn({ importId: job.id }, 'what an import needed could not be removed');
    });
  }

  private async tidy(job: PeopleImport): Promise<void> {
    const { imports, rows, files } = this.given;
    await rows.removeOutcomes(job.id, writtenOutcomes);
    await files.remove(job.fileKey);
    await imports.forgetFile(job.id);
  }

  private async writeAll(job: PeopleImport): Promise<void> {
    const { imports, rows, compare, recordAudit } = this.given;
    const { id, kind } = job;
    const staged = await rows.listAll(id, writtenOutcomes);
    const before = imports.countsOf(job);
    const right = staged.map((row) => ({
      ...row,
      row: row.row ?? 0,
      values: row.values as Values,
    }));
    const options = { scope: scopeOf(job), lock: true };
    const comparison = await compare[kind as TableKind](right, options);
    const counts = countOutcomes(comparison);
    if (counts.wrong > 0) throw new ChangedMeanwhileError();
    const total = counts.new + counts.changed;
    await comparison.write((done) => outsideTransaction(() => imports.progress(id, done, total)));
    const told = { ...counts, wrong: before?.wrong ?? 0, missing: before?.missing ?? 0 };
    await recordAudit({
      action: kind === 'staff' ? 'staff.imported' : 'roster.imported',
      subject: { kind: 'roster', id, name: job.fileName },
      after: told,
    });
    // Whoever took the process for dead has said so: then nothing is written.
    const done = await imports.move(job, ['committing'], 'done', { counts: told });
    if (!done) throw new Error('the import was given up meanwhile');
  }

  private async fail(job: PeopleImport, error: unknown): Promise<void> {
    const { imports, logger } = this.given;
    const fault = faultOf(error);
    if (fault === 'internal') {
      // Of a database's error the message names the value; only where it happened may be told.
      const { name = '', stack = '' } = error instanceof Error ? error : {};
      const at = stack.split('\n').filter((line) => line.startsWith('    at '));
      logger.error({ importId: job.id, error: name, at }, 'an import failed');
    }
    await imports.move(job, runningStates, 'failed', { fault }).catch(() => {
      logger.error({ importId: job.id }, 'the failure of an import could not be noted');
    });
  }
}

function faultOf(error: unknown): ImportFault {
  if (error instanceof SpreadsheetError) return error.fault;
  return error instanceof ChangedMeanwhileError ? 'changedMeanwhile' : 'internal';
}

function scopeOf({ schoolId, collegeId }: PeopleImport): AdministrationScope {
  return { schoolId, collegeId };
}

function countOutcomes({ rows, missing }: Comparison<Values>): ImportCounts {
  const counts = { new: 0, changed: 0, unchanged: 0, wrong: 0, missing: missing.length };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}

function missingRow({ number, name }: { number: string; name: string }): StagedRow {
  return {
    ...{ outcome: 'missing', row: null, number, name },
    ...{ typed: [], problems: [], changes: [], values: null },
  };
}
