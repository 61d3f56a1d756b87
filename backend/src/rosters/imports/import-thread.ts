import { parentPort, workerData } from 'node:worker_threads';

import { SpreadsheetError, type SpreadsheetFault } from '../../platform/spreadsheet/spreadsheet.ts';
import { readImport, type CheckedTable, type ReadRequest } from '../read-import.ts';

/** What the thread tells, in this order; rows come in parts, so that taking them blocks nobody. */
export type ThreadMessage =
  | { readonly fault: SpreadsheetFault }
  | { readonly proposal: unknown; readonly table: Omit<CheckedTable, 'rows'> | null }
  | { readonly rows: CheckedTable['rows'] }
  | { readonly end: true };

const ROWS_AT_ONCE = 250;

async function work(request: ReadRequest, tell: (message: ThreadMessage) => void): Promise<void> {
  try {
    const { proposal, checked } = await readImport(request);
    const { rows = [], ...table } = checked ?? {};
    tell({ proposal, table: checked && (table as Omit<CheckedTable, 'rows'>) });
    for (let start = 0; start < rows.length; start += ROWS_AT_ONCE) {
      tell({ rows: rows.slice(start, start + ROWS_AT_ONCE) });
    }
    tell({ end: true });
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error;
    tell({ fault: error.fault });
  }
}

await work(workerData as ReadRequest, (message) => parentPort?.postMessage(message));
