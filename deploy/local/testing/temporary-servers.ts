import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ServerVariables } from '../backing-services.ts';
import { startBackingServices } from '../backing-services.ts';
import { prepareDataFolder } from '../data-folder.ts';
import { silentProgress as progress } from '../progress.ts';
import { localSecrets } from '../secrets.ts';
import { ServiceGroup } from '../service-group.ts';

/** Gives `work` a fresh MariaDB, Redis and Janus, and removes them afterwards. */
export async function withTemporaryServers<T>(
  signal: AbortSignal,
  work: (servers: ServerVariables) => Promise<T>,
): Promise<T> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'exam-servers-'));
  const group = new ServiceGroup(dataFolder, progress, signal);
  try {
    prepareDataFolder(dataFolder);
    const secrets = localSecrets(dataFolder);
    return await work(await startBackingServices({ dataFolder, secrets, group, progress, signal }));
  } finally {
    await group.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
