import type { Sequelize } from 'sequelize';

import { createDatabase } from '../../../test/servers.ts';
import { initDataKeyRecord } from './data-key-record.ts';
import { DataKeys } from './data-keys.ts';
import { Keyring } from './keyring.ts';

const keyring = new Keyring(Buffer.alloc(32, 9).toString('base64'));

describe('DataKeys', () => {
  let sequelize: Sequelize;
  let drop: () => Promise<void>;
  const column = { table: 'secret_note', primaryKey: 'id', column: 'text', purpose: 'note' };

  beforeEach(async () => {
    ({ owner: sequelize, drop } = await createDatabase());
    initDataKeyRecord(sequelize);
    await sequelize.query('CREATE TABLE secret_note (id INT PRIMARY KEY, text VARCHAR(300) NULL)');
  });
  afterEach(() => drop());

  const loaded = async (): Promise<DataKeys> => {
    const keys = new DataKeys(sequelize, keyring);
    await keys.load();
    return keys;
  };
  /** As if the time in which processes hear of a new key were over. */
  const settle = () =>
    sequelize.query(
      'UPDATE data_key SET active_from = FROM_UNIXTIME(1) + INTERVAL SUBSTRING(id, 2) DAY',
    );
  const stored = async (id: number): Promise<string> => {
    const [rows] = await sequelize.query(`SELECT text FROM secret_note WHERE id = ${String(id)}`);
    return (rows[0] as { text: string }).text;
  };
  const keep = (id: number, text: string) =>
    sequelize.query('INSERT INTO secret_note VALUES (?, ?)', { replacements: [id, text] });

  it('reads in one process what another sealed, for the same purpose alone', async () => {
    const sealed = (await loaded()).seal('note', '张三');
    const other = await loaded();
    expect(other.unseal('note', sealed)).toBe('张三');
    expect(() => other.unseal('another', sealed)).toThrow();
  });

  it('seals everything anew, and forgets the older key', async () => {
    const keys = await loaded();
    for (let id = 1; id <= 3; id++) await keep(id, keys.seal('note', `note ${String(id)}`));
    const before = await stored(2);
    expect(await (await loaded()).rotate([column], settle)).toBe(3);

    const after = await stored(2);
    expect(after).toMatch(/^k2\./);
    expect((await loaded()).unseal('note', after)).toBe('note 2');
    expect(() => keys.unseal('note', after)).toThrowError(/no data key k2/);
    await keys.load();
    expect(keys.unseal('note', after)).toBe('note 2');
    expect(() => keys.unseal('note', before)).toThrowError(/no data key k1/);
  });

  it('seals with the older key until every process can know the newer', async () => {
    const keys = await loaded();
    let meanwhile = '';
    await (
      await loaded()
    ).rotate([column], async () => {
      await keys.load();
      meanwhile = keys.seal('note', 'written during the rotation');
      await keep(1, meanwhile);
      await settle();
    });
    expect(meanwhile).toMatch(/^k1\./);
    await keys.load();
    expect(keys.unseal('note', await stored(1))).toBe('written during the rotation');
  });
});
