import type { ImportCounts, ImportFault, ImportRow, ImportView } from '@exam/contracts';

import type { StagedRow } from './import-row-store.ts';
import type { ImportDetails, PeopleImport } from './import-store.ts';

interface Known {
  readonly own: boolean;
  readonly startedBy: string;
  /** Null also for who did not start it. */
  readonly details: ImportDetails | null;
  readonly counts: ImportCounts | null;
  readonly mayDiscard: boolean;
}

/** Faults that are no fault of the file: the same file may do the next time. */
const ours = new Set<ImportFault>(['changedMeanwhile', 'interrupted', 'internal']);

export function presentImport(job: PeopleImport, known: Known): ImportView {
  const { own, startedBy, details, counts, mayDiscard } = known;
  const { id, kind, state, fileName, fault, progressDone: done, progressTotal: total } = job;
  const running = state === 'reading' || state === 'committing';
  const table = kind !== 'photos' && own;
  const readable = state !== 'failed' || fault === null || ours.has(fault);
  return {
    ...{ id, kind, state, fileName, fault, startedBy, own, counts },
    startedAt: job.startedAt.toISOString(),
    progress: running && total > 0 ? { done, total } : null,
    proposal: details && {
      ...details.proposal,
      mapping: details.mapping ?? details.proposal.mapping,
    },
    ignoredColumns: [...(details?.ignored ?? [])],
    hiddenSheets: details?.proposal.hiddenSheets ?? [],
    can: {
      map:
        table &&
        readable &&
        ['mapping', 'checked', 'failed'].includes(state) &&
        job.fileKey !== null,
      commit: table && ['checked', 'failed'].includes(state) && counts !== null,
      discard: mayDiscard,
    },
  };
}

export function presentImportRow({ row, number, name, problems, changes }: StagedRow): ImportRow {
  return { row, number, name, problems: [...problems], changes: [...changes] };
}
