import type { ImportCounts, ImportView } from '@exam/contracts';

export const importId = '00000000-0000-4000-8000-000000000001';
const nobody: ImportCounts = { new: 0, changed: 0, unchanged: 0, wrong: 0, missing: 0 };

export const importCounts = (given: Partial<ImportCounts>): ImportCounts => ({
  ...nobody,
  ...given,
});

/** An import of candidates that the reader has started, as the server tells of it. */
export function importView(given: Partial<ImportView> = {}): ImportView {
  return {
    ...{ id: importId, kind: 'candidates', state: 'reading', fileName: '名单.xlsx', own: true },
    ...{ startedAt: '2026-03-27T01:00:00.000Z', startedBy: '李老师', progress: null },
    ...{ proposal: null, ignoredColumns: [], hiddenSheets: [], counts: null, fault: null },
    can: { map: false, commit: false, discard: true },
    ...given,
  };
}
