import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { defaultDataFolder as folder } from './data-folder.ts';
import { lockInstance } from './instance-lock.ts';
import { reportProblem } from './start-options.ts';
import { StartProblem } from './start-problem.ts';

try {
  await lockInstance(folder);
  if (!existsSync(folder)) {
    console.log(`${folder} does not exist: nothing to wipe.`);
  } else {
    // DATA_DIR may name anything; only what the launcher made is its to remove.
    if (!existsSync(join(folder, 'logs'))) {
      throw new StartProblem(`${folder} was not made by make start, so it is left alone.`);
    }
    rmSync(folder, { recursive: true });
    console.log(`${folder} is wiped. The next make start begins anew.`);
  }
} catch (error) {
  process.exitCode = reportProblem(error);
}
