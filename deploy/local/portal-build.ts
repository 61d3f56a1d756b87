import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

import { runToEnd } from './child-process.ts';
import { logFile } from './data-folder.ts';

export const repository = resolve(import.meta.dirname, '../..');

export const portalFolder = join(repository, 'dist/frontend');
/** What the build was made of; beside it, so that they come and go together. */
const stamp = join(repository, 'dist/frontend.sources');

const sources = [
  'frontend/{src,public}/**/*',
  'frontend/{package,tsconfig*}.json',
  'backend/contracts/{src/**/*,package.json}',
  'angular.json',
  'package-lock.json',
];

/** Whether the sources differ from those of the last build. */
export function portalIsStale(): boolean {
  if (!existsSync(join(portalFolder, 'index.html')) || !existsSync(stamp)) return true;
  return readFileSync(stamp, 'utf8') !== fingerprint();
}

/** Builds the portal into `dist/frontend`. */
export async function buildPortal(dataFolder: string, signal: AbortSignal): Promise<void> {
  const made = fingerprint();
  rmSync(stamp, { force: true });
  await runToEnd(
    {
      name: 'ng build',
      command: 'node',
      args: [join(repository, 'node_modules/@angular/cli/bin/ng.js'), 'build', '--no-progress'],
      env: { NG_CLI_ANALYTICS: 'false' },
      logFile: logFile(dataFolder, 'portal-build'),
    },
    signal,
  );
  compress();
  writeFileSync(stamp, made);
}

/** Beside each text file its Brotli form, which the server prefers: a village's network is slow. */
function compress(): void {
  for (const file of globSync('**/*.{js,css,svg}', { cwd: portalFolder })) {
    const path = join(portalFolder, file);
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: repository }).sort()) {
    const path = join(repository, file);
    // Specs and what is generated for them are not in the portal.
    if (/\.(spec|gen)\.ts$/.test(file) || !statSync(path).isFile()) continue;
    hash.update(file).update('\0').update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}
