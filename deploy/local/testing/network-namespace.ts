import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** Tells a run that it is in the right network already. */
const marker = 'TEST_NETWORK';

// Janus never uses loopback for media, so the namespace gets a pair of interfaces with an address.
const setUp = [
  'ip link set lo up',
  'ip link add exam0 type veth peer name exam1',
  'ip address add 10.99.0.1/24 dev exam0',
  'ip link set exam0 up',
  'ip link set exam1 up',
].join(' && ');

/**
 * Runs the same command again in a network namespace of its own, so that tests meet neither the
 * ports nor the traffic of the machine. Where the system allows no namespace, says so.
 *
 * @returns the exit code of that run; undefined when this process is the one to do the work
 */
export async function inOwnNetwork(say: (text: string) => void): Promise<number | undefined> {
  if (process.env[marker]) return undefined;
  // Root of a user namespace may make a network namespace where an ordinary user may not.
  const flags = process.getuid?.() === 0 ? '-n' : '-rn';
  const probe = spawnSync('unshare', [flags, 'sh', '-c', setUp], { encoding: 'utf8' });
  if (probe.status !== 0) {
    const why = probe.stderr.trim().split('\n').at(-1) ?? '';
    say(`No network namespace here (${why}): media uses the machine's own address.`);
    return undefined;
  }

  const script = `${setUp} && exec "$@"`;
  const again = [process.execPath, ...process.argv.slice(1)];
  const child = spawn(
    'unshare',
    [flags, 'setpriv', '--pdeathsig', 'TERM', 'sh', '-c', script, 'sh', ...again],
    { stdio: 'inherit', env: { ...process.env, [marker]: 'own' } },
  );
  // Ctrl-C reaches the other run as well; it ends in its own time, and this one after it.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill(signal));
  }
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
