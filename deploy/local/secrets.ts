import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { StartProblem } from './start-problem.ts';

const names = [
  'app',
  'database',
  'databaseApplication',
  'redis',
  'janusAdmin',
  'janusToken',
  'janusVideoRoom',
] as const;

export type Secrets = Readonly<Record<(typeof names)[number], string>>;

/** This machine's own secrets, 32 random bytes each: made once, readable by the owner only. */
export function localSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, 'secrets.json');
  const stored = existsSync(file) ? readSecrets(file) : {};
  // Folders of an older release lack what came later.
  const missing = names.filter((name) => !stored[name]);
  if (missing.length === 0) return stored as Secrets;
  const made = missing.map((name) => [
    name,
    randomBytes(32).toString(name === 'app' ? 'base64' : 'base64url'),
  ]);
  const secrets = { ...stored, ...(Object.fromEntries(made) as Partial<Secrets>) } as Secrets;
  // Renamed into place, so that a full disk leaves no half of it.
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return secrets;
}

/** Without those that belong to what is stored already, a new one would be of no use. */
function readSecrets(file: string): Partial<Secrets> {
  const stored = JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
  if (stored.app && stored.database) return stored;
  throw new StartProblem(`${file} lacks the first secrets. Begin anew with: make reset`);
}
