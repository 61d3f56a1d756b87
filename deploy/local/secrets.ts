import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { StartProblem } from './start-problem.ts';

const names = ['app', 'database', 'redis', 'janusAdmin', 'janusToken', 'janusVideoRoom'] as const;

export type Secrets = Readonly<Record<(typeof names)[number], string>>;

/** This machine's own secrets, 32 random bytes each: made once, readable by the owner only. */
export function localSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  if (!existsSync(file)) {
    const secrets = Object.fromEntries(
      names.map((name) => [
        name,
        randomBytes(32).toString(name === 'app' ? 'base64' : 'base64url'),
      ]),
    );
    // Renamed into place, so that a full disk leaves no half of it.
    writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  const missing = names.filter((name) => !stored[name]);
  if (missing.length === 0) return stored as Secrets;
  throw new StartProblem(`${file} lacks ${missing.join(', ')}. Begin anew with: make reset`);
}
