import { Worker } from 'node:worker_threads';

import type { MappingProposal } from '@exam/contracts';

import { SpreadsheetError } from '../../platform/spreadsheet/spreadsheet.ts';
import type { CheckedTable, ReadRequest, ReadTable } from '../read-import.ts';
import type { ThreadMessage } from './import-thread.ts';

const thread = new URL('import-thread.ts', import.meta.url);
/** 50,000 rows take about a third of it. */
const HEAP_MB = 1024;
const TIME_LIMIT_MS = 120_000;

/**
 * Reads and checks a file in a thread of its own, with limits on memory and time. Rejects with a
 * SpreadsheetError for a file that is not read.
 */
export function readInThread(request: ReadRequest): Promise<ReadTable> {
  const worker = new Worker(thread, {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  });
  return new Promise<ReadTable>((resolve, reject) => {
    const tooMuch = (message: string, cause?: unknown) => {
      reject(new SpreadsheetError('tooLarge', message, { cause }));
    };
    const timer = setTimeout(() => {
      tooMuch('took too long');
    }, TIME_LIMIT_MS);
    let table: ReadTable = { proposal: {} as MappingProposal, checked: null };
    const rows: CheckedTable['rows'][number][] = [];
    worker.on('message', (message: ThreadMessage) => {
      if ('fault' in message) reject(new SpreadsheetError(message.fault, 'refused by the reader'));
      else if ('rows' in message) rows.push(...message.rows);
      else if ('end' in message) resolve(table);
      else {
        const proposal = message.proposal as MappingProposal;
        table = { proposal, checked: message.table && { ...message.table, rows } };
      }
    });
    worker.on('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') tooMuch('took too much memory', error);
      else reject(error);
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      reject(new Error('the thread ended without an answer'));
    });
  }).finally(() => worker.terminate());
}
