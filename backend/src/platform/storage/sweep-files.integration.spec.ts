import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Sequelize } from 'sequelize';

import { createDatabase, quiet } from '../../../test/servers.ts';
import { localFileStorage } from './file-storage.ts';
import { sweepFiles } from './sweep-files.ts';

describe('files that no row names', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  let root: string;
  const storage = () => localFileStorage(root);

  beforeAll(async () => {
    ({ owner: sequelize, drop } = await createDatabase());
    await sequelize.query(
      'CREATE TABLE kept (picture VARCHAR(200) NULL, preview VARCHAR(200) NULL)',
    );
  });
  afterAll(() => drop());
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'sweep-'));
    await sequelize.query('DELETE FROM kept');
  });
  afterEach(() => rm(root, { recursive: true }));

  const store = async (hoursAgo: number, folder = 'pages') => {
    const key = await storage().store(folder, Buffer.from('bytes'));
    const at = new Date(Date.now() - hoursAgo * 3_600_000);
    await utimes(join(root, key), at, at);
    return key;
  };
  const name = (picture: string | null, preview: string | null) =>
    sequelize.query('INSERT INTO kept VALUES (?, ?)', { replacements: [picture, preview] });
  const sweep = () => {
    const columns = ['picture', 'preview'].map((column) => ({ table: 'kept', column }));
    return sweepFiles({
      ...{ sequelize, storage: storage(), logger: quiet },
      namedFolders: [{ folder: 'pages', columns }],
    });
  };
  const left = async (folder = 'pages') => {
    const keys: string[] = [];
    for await (const key of storage().list(folder)) keys.push(key);
    return keys.sort();
  };

  it('are deleted once they are a day old, and no others', async () => {
    const [picture, preview, young] = [await store(48), await store(48), await store(23)];
    const elsewhere = await store(48, 'imports');
    await store(25);
    await name(picture, null);
    await name(null, preview);
    await sweep();
    expect(await left()).toEqual([picture, preview, young].sort());
    expect(await left('imports')).toEqual([elsewhere]);
  });

  it('are found among more than are asked about at once', async () => {
    const keys = await Promise.all(Array.from({ length: 620 }, () => store(48)));
    for (const key of keys.slice(20)) await name(key, null);
    await sweep();
    expect(await left()).toEqual(keys.slice(20).sort());
  });

  it('stay where no file is named at all, as in front of another database', async () => {
    const key = await store(48);
    await sweep();
    expect(await left()).toEqual([key]);
  });

  it('are none where nothing was ever stored', async () => {
    await expectAsync(sweep()).toBeResolved();
  });
});
