import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { extendPath } from '../../deploy/local/debian-packages.ts';
import { repository } from '../../deploy/local/portal-build.ts';
import { silentProgress as progress } from '../../deploy/local/progress.ts';
import { ServiceGroup } from '../../deploy/local/service-group.ts';
import { startStack } from '../../deploy/local/stack.ts';
import { folderVariable, portalPorts } from './portal.ts';
import { startAuthorityStub } from './support/authority-stub.ts';

/** Starts a portal with fresh data for the whole run, and returns what stops it. */
export default async function startPortal(): Promise<() => Promise<void>> {
  extendPath();
  const dataFolder = mkdtempSync(join(tmpdir(), 'exam-e2e-'));
  const { signal } = new AbortController();
  const group = new ServiceGroup(dataFolder, progress, signal);
  const authority = await startAuthorityStub();
  const stop = async () => {
    await group.stop();
    authority.close();
    // What the servers said outlives the run, for those who look into a failure.
    cpSync(join(dataFolder, 'logs'), join(repository, 'test-results/logs'), { recursive: true });
    rmSync(dataFolder, { recursive: true, force: true });
  };
  try {
    const further = authority.environment;
    const options = { dataFolder, ports: portalPorts, progress, watch: false, further, signal };
    const stack = await startStack(options, group);
    writeFileSync(join(dataFolder, 'stack.json'), JSON.stringify(stack), { mode: 0o600 });
    process.env[folderVariable] = dataFolder;
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
