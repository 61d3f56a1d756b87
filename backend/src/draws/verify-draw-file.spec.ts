import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { verifyDrawFile } from './verify-draw-file.ts';

const genuine = new URL('../../../docs/draws/panel-members.json', import.meta.url).pathname;

describe('verifyDrawFile', () => {
  let folder: string;
  let lines: string[];
  const print = (line: string) => void lines.push(line);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'draw-'));
    lines = [];
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('accepts a genuine file, and prints every check', async () => {
    expect(await verifyDrawFile(genuine, print)).toBe(0);
    expect(lines.filter((line) => line.startsWith('  pass')).length).toBe(7);
  });

  it('refuses a changed one, and says which checks fail', async () => {
    const file = join(folder, 'changed.json');
    const text = await readFile(genuine, 'utf8');
    await writeFile(file, text.replace('"member":2', '"member":4'));
    expect(await verifyDrawFile(file, print)).toBe(1);
    expect(
      lines.filter((line) => line.includes('FAIL')).map((line) => line.split(/\s+/)[2]),
    ).toEqual(['digest', 'result']);
  });

  it('refuses what is no record, is not there, or was not named', async () => {
    const file = join(folder, 'other.json');
    await writeFile(file, 'hello');
    expect(await verifyDrawFile(file, print)).toBe(1);
    expect(await verifyDrawFile(join(folder, 'missing.json'), print)).toBe(1);
    expect(await verifyDrawFile(undefined, print)).toBe(1);
  });
});
