import { join } from 'node:path';
import { writeFileSync } from 'node:fs';

import { logFile } from './data-folder.ts';
import { repository } from './portal-build.ts';
import { httpAnswers } from './probes.ts';
import type { Service } from './supervised-process.ts';

const port = 4200;

/** Angular's development server: it rebuilds and reloads, and hands the rest to the API. */
export const portalServer = {
  origin: `http://localhost:${port}`,

  service(dataFolder: string, apiPort: number): Service {
    const proxy = join(dataFolder, 'proxy.json');
    const target = { target: `http://127.0.0.1:${apiPort}`, ws: true };
    writeFileSync(proxy, JSON.stringify({ '/api': target, '/dev/': target }));
    const ng = join(repository, 'node_modules/@angular/cli/bin/ng.js');
    return {
      name: 'ng serve',
      command: 'node',
      args: [ng, 'serve', '--port', String(port), '--proxy-config', proxy],
      env: { NG_CLI_ANALYTICS: 'false' },
      logFile: logFile(dataFolder, 'portal'),
      answers: () => httpAnswers(this.origin),
      readyWithinMs: 300_000,
      onLauncherDeath: 'TERM',
    };
  },
};
