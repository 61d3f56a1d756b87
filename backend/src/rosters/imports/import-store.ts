import { randomUUID } from 'node:crypto';

import {
  importCounts,
  type ImportCounts,
  type ImportFault,
  type ImportKind,
  type ImportState,
  type ColumnMapping,
  type MappingProposal,
} from '@exam/contracts';
import { literal, Op, UniqueConstraintError, type InferAttributes } from 'sequelize';

import { ConflictError } from '../../platform/errors/app-error.ts';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import type { AdministrationScope } from '../../schools/index.ts';
import { PeopleImportRecord } from '../people-import-record.ts';

export type PeopleImport = InferAttributes<PeopleImportRecord>;

/** What an import knows of its file. Cells stand in it, so it is kept sealed. */
export interface ImportDetails {
  readonly proposal: MappingProposal;
  /** What the last check went by; null while none was possible. */
  readonly mapping: ColumnMapping | null;
  readonly headers: readonly string[];
  readonly ignored: readonly string[];
}

/** A process that has not been heard of for so long has died. */
const SILENT_SECONDS = 30;
/** Who has not looked at their import for so long does not keep others from theirs. */
const LEFT_SECONDS = 15 * 60;

const PURPOSE = 'people-import';
export const runningStates: readonly ImportState[] = ['reading', 'committing'];
const waitingStates: readonly ImportState[] = ['mapping', 'checked'];

const now = literal('NOW(3)') as unknown as Date;
const secondsAgo = (seconds: number) => literal(`NOW(3) - INTERVAL ${String(seconds)} SECOND`);

/** The imports of schools: a row each, so that one survives the reload of a page and of a process. */
export class ImportStore {
  private readonly keyring: Keyring;

  constructor(keyring: Keyring) {
    this.keyring = keyring;
  }

  /** Rejects with ConflictError (`import-in-progress`) while another of that kind is under way. */
  async start(given: {
    readonly scope: AdministrationScope;
    readonly kind: ImportKind;
    readonly startedBy: string;
    readonly fileName: string;
    readonly fileKey: string;
  }): Promise<PeopleImport> {
    const { scope, kind, ...facts } = given;
    await this.setAsideAbandoned(scope.schoolId, kind, facts.startedBy);
    try {
      const record = await PeopleImportRecord.create({
        ...{ ...scope, ...facts, kind, active: kind, state: 'reading' },
        ...{ id: randomUUID(), startedAt: now, seenAt: now },
      });
      const started = await PeopleImportRecord.findByPk(record.id, { rejectOnEmpty: true });
      return started.get({ plain: true });
    } catch (error) {
      throw asConflict(error);
    }
  }

  /** Null when there is no such import. */
  async find(id: string): Promise<PeopleImport | null> {
    return this.unlessSilent(() => PeopleImportRecord.findByPk(id));
  }

  /** The last one of a kind that the scope may know of, unless it was discarded. */
  async latest(
    { schoolId, collegeId }: AdministrationScope,
    kind: ImportKind,
  ): Promise<PeopleImport | null> {
    return this.unlessSilent(() =>
      PeopleImportRecord.findOne({
        where: {
          schoolId,
          kind,
          state: { [Op.ne]: 'discarded' },
          // A running one keeps others of the school from theirs, whatever its scope is.
          ...(collegeId !== null && { [Op.or]: [{ collegeId }, { active: kind }] }),
        },
        order: [
          ['startedAt', 'DESC'],
          ['id', 'ASC'],
        ],
      }),
    );
  }

  /** One step of an import; false when it is in none of the states `from` any more. */
  async move(
    { id, kind }: Pick<PeopleImport, 'id' | 'kind'>,
    from: readonly ImportState[],
    to: ImportState,
    facts: {
      readonly fault?: ImportFault;
      readonly counts?: ImportCounts | null;
    } = {},
  ): Promise<boolean> {
    const { counts, ...columns } = facts;
    const goesOn = runningStates.includes(to) || waitingStates.includes(to);
    try {
      const [moved] = await PeopleImportRecord.update(
        {
          ...{ state: to, active: goesOn ? kind : null, seenAt: now, fault: null, ...columns },
          ...(runningStates.includes(to) && { progressDone: 0, progressTotal: 0 }),
          ...(counts !== undefined && { counts: counts && JSON.stringify(counts) }),
        },
        { where: { id, state: { [Op.in]: [...from] } } },
      );
      return moved === 1;
    } catch (error) {
      throw asConflict(error);
    }
  }

  /** Tells how far it is, outside of any transaction, and that the process lives. */
  async progress(id: string, done: number, total: number): Promise<void> {
    await PeopleImportRecord.update(
      { progressDone: done, progressTotal: total, seenAt: now },
      { where: { id, state: { [Op.in]: [...runningStates] } } },
    );
  }

  /** The process that works on it is there. */
  async touchRunning(id: string): Promise<void> {
    const where = { id, state: { [Op.in]: [...runningStates] } };
    await PeopleImportRecord.update({ seenAt: now }, { where });
  }

  async forgetFile(id: string): Promise<void> {
    await PeopleImportRecord.update({ fileKey: null }, { where: { id } });
  }

  /** Who started it looks at it. */
  async touch(id: string): Promise<void> {
    const where = { id, state: { [Op.in]: [...waitingStates] } };
    await PeopleImportRecord.update({ seenAt: now }, { where });
  }

  async setDetails(id: string, details: ImportDetails): Promise<void> {
    const sealedDetails = this.keyring.seal(PURPOSE, JSON.stringify(details));
    await PeopleImportRecord.update({ sealedDetails }, { where: { id } });
  }

  detailsOf({ sealedDetails }: PeopleImport): ImportDetails | null {
    if (sealedDetails === null) return null;
    return JSON.parse(this.keyring.unseal(PURPOSE, sealedDetails)) as ImportDetails;
  }

  countsOf({ counts }: PeopleImport): ImportCounts | null {
    return counts === null ? null : importCounts.parse(JSON.parse(counts));
  }

  /** Takes out what nobody has touched since `before`; their rows go with them. */
  async takeForgotten(before: Date): Promise<PeopleImport[]> {
    const records = await PeopleImportRecord.findAll({
      where: { seenAt: { [Op.lt]: before }, state: { [Op.notIn]: [...runningStates] } },
      limit: 100,
    });
    for (const record of records) await record.destroy();
    return records.map((record) => record.get({ plain: true }));
  }

  /** A process that died can say nothing: whoever looks next says it. */
  private async unlessSilent(
    look: () => Promise<PeopleImportRecord | null>,
  ): Promise<PeopleImport | null> {
    const record = await look();
    const changed = record !== null && (await this.failSilent([record]));
    return (changed ? await look() : record)?.get({ plain: true }) ?? null;
  }

  /**
   * True when one of these was. Looks before it writes, and writes by the primary key alone: an
   * update that went by \`seen_at\` ran into deadlocks with the heartbeats, which change it.
   */
  private async failSilent(records: readonly PeopleImportRecord[]): Promise<boolean> {
    let failed = 0;
    for (const { id } of records.filter(({ state }) => runningStates.includes(state))) {
      const silent = {
        ...{ id, state: { [Op.in]: [...runningStates] } },
        seenAt: { [Op.lt]: secondsAgo(SILENT_SECONDS) },
      };
      if ((await PeopleImportRecord.count({ where: silent })) === 0) continue;
      const facts = { state: 'failed', fault: 'interrupted', active: null } as const;
      failed += (await PeopleImportRecord.update(facts, { where: silent }))[0];
    }
    return failed > 0;
  }

  private async setAsideAbandoned(schoolId: string, kind: ImportKind, startedBy: string) {
    const active = await PeopleImportRecord.findAll({ where: { schoolId, active: kind } });
    await this.failSilent(active);
    for (const { id } of active) {
      await PeopleImportRecord.update(
        { state: 'discarded', active: null },
        {
          where: {
            ...{ id, state: { [Op.in]: [...waitingStates] } },
            [Op.or]: [{ startedBy }, { seenAt: { [Op.lt]: secondsAgo(LEFT_SECONDS) } }],
          },
        },
      );
    }
  }
}

function asConflict(error: unknown): unknown {
  if (!(error instanceof UniqueConstraintError)) return error;
  return new ConflictError('import-in-progress', 'another import is under way');
}
