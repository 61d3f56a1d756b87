// Checks the message of every commit, back to the first.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' });

const history = git('rev-list', '--count', 'HEAD');
if (history.status !== 0) {
  // A copy without its history has no messages to check.
  console.log('Not a git repository with commits: no messages to check.');
  process.exit(0);
}
const commitlint = join(import.meta.dirname, '../../node_modules/@commitlint/cli/cli.js');
const { status } = spawnSync(process.execPath, [commitlint, '--to', 'HEAD'], { stdio: 'inherit' });
process.exit(status ?? 1);
