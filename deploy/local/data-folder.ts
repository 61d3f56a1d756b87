import { accessSync, constants, existsSync, mkdirSync, renameSync, statfsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { StartProblem } from './start-problem.ts';

/** Everything that the local stack writes, apart from `dist/`. `DATA_DIR` moves it. */
export const defaultDataFolder = resolve(
  process.env['DATA_DIR'] ?? join(import.meta.dirname, '../../.data'),
);

const megabyte = 1024 * 1024;

/**
 * Makes the folder and makes sure that it can be used.
 *
 * @throws StartProblem when it is somebody else's, or the disk is nearly full
 */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(join(folder, 'logs'), { recursive: true, mode: 0o700 });
    for (const path of [folder, join(folder, 'logs')]) {
      accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    }
  } catch (error) {
    throw new StartProblem(
      `Cannot write to ${folder} (${(error as NodeJS.ErrnoException).code ?? 'unknown'}). ` +
        'Was it made by another user? Remove it as that user, or choose another: DATA_DIR=… make start',
    );
  }
  requireSpace(folder);
}

function requireSpace(folder: string): void {
  // A new MariaDB takes 150 MB, a build of the portal 50; both grow when used.
  const neededMb = existsSync(join(folder, 'mariadb')) ? 200 : 500;
  const { bavail, bsize } = statfsSync(folder);
  const freeMb = Math.floor((bavail * bsize) / megabyte);
  if (freeMb >= neededMb) return;
  throw new StartProblem(
    `The disk of ${folder} is full: ${freeMb} MB are free, ${neededMb} MB are needed. ` +
      'Make room, or choose another disk: DATA_DIR=/path/on/it make start',
  );
}

/** Where a program's output goes; the output of the run before is kept once. */
export function logFile(folder: string, name: string): string {
  const file = join(folder, 'logs', `${name}.log`);
  if (existsSync(file)) renameSync(file, join(folder, 'logs', `${name}.previous.log`));
  return file;
}
