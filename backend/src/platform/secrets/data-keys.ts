import { randomBytes } from 'node:crypto';

import { QueryTypes, type Sequelize } from 'sequelize';

import { decrypt, encrypt } from './cipher.ts';
import { DataKeyRecord } from './data-key-record.ts';
import type { Keyring } from './keyring.ts';

/** Seconds within which every process has read the keys again. */
export const REFRESH_SECONDS = 5;
/** Seconds from the making of a key until every process seals with it. */
export const SETTLE_SECONDS = 4 * REFRESH_SECONDS;
const WRAPPING = 'data-key';

/** A column of sealed texts, for those who seal all of them anew. */
export interface SealedColumn {
  readonly table: string;
  /** Of one column. */
  readonly primaryKey: string;
  readonly column: string;
  readonly purpose: string;
}

/**
 * The key ring of personal data at rest: keys lie in the database, wrapped by the deployment's secret,
 * so that they can be replaced while the portal runs. A sealed text begins with the id of its key.
 */
export class DataKeys {
  private readonly sequelize: Sequelize;
  private readonly keyring: Keyring;
  private keys = new Map<string, Buffer>();
  private newest = '';

  constructor(sequelize: Sequelize, keyring: Keyring) {
    this.sequelize = sequelize;
    this.keyring = keyring;
  }

  /** Reads the keys, and makes the first. Call before anything is sealed, and then ever again. */
  async load(): Promise<void> {
    if ((await DataKeyRecord.count()) === 0) await this.insert('k1', 0);
    const rows = await this.sequelize.query<{ id: string; wrapped: string; active: 0 | 1 }>(
      `SELECT id, wrapped, active_from <= NOW(3) AS active FROM data_key ORDER BY active_from, id`,
      { type: QueryTypes.SELECT },
    );
    this.keys = new Map(
      rows.map(({ id, wrapped }) => {
        return [id, Buffer.from(this.keyring.unseal(WRAPPING, wrapped), 'base64')];
      }),
    );
    this.newest = rows.findLast(({ active }) => active === 1)?.id ?? '';
  }

  /** Encrypts with the newest key in force. Throws before the keys are loaded. */
  seal(purpose: string, text: string): string {
    return `${this.newest}.${encrypt(this.key(this.newest), text, purpose)}`;
  }

  /** Throws when the key is gone, or the text was changed or sealed for another purpose. */
  unseal(purpose: string, sealed: string): string {
    const [id = '', text = ''] = sealed.split('.');
    return decrypt(this.key(id), text, purpose);
  }

  /**
   * Makes a new key, seals everything anew and deletes the older keys; how many texts. Interrupted,
   * it is simply begun again. `settle` waits until every process seals with the new key, which is
   * SETTLE_SECONDS after the call.
   */
  async rotate(columns: readonly SealedColumn[], settle: () => Promise<unknown>): Promise<number> {
    await this.load();
    const old = [...this.keys.keys()];
    const id = `k${String(Math.max(...old.map((key) => Number(key.slice(1)))) + 1)}`;
    await this.insert(id, 2 * REFRESH_SECONDS);
    await settle();
    await this.load();
    let count = 0;
    for (const column of columns) count += await this.sealAnew(column, id);
    await DataKeyRecord.destroy({ where: { id: old } });
    await this.load();
    return count;
  }

  private key(id: string): Buffer {
    const key = this.keys.get(id);
    if (!key) throw new Error(`no data key ${id || 'is loaded'}`);
    return key;
  }

  /** Of two processes that make the same key, the first wins. */
  private async insert(id: string, inSeconds: number): Promise<void> {
    const wrapped = this.keyring.seal(WRAPPING, randomBytes(32).toString('base64'));
    await this.sequelize.query(
      `INSERT IGNORE INTO data_key (id, wrapped, active_from)
       VALUES (?, ?, NOW(3) + INTERVAL ? SECOND)`,
      { replacements: [id, wrapped, inSeconds] },
    );
  }

  /** Until nothing is left, since processes may have sealed with the older key to the last moment. */
  private async sealAnew({ table, primaryKey, column, purpose }: SealedColumn, id: string) {
    let count = 0;
    for (;;) {
      const rows = await this.sequelize.query<{ id: string; sealed: string }>(
        `SELECT ${primaryKey} AS id, ${column} AS sealed FROM ${table}
         WHERE ${column} IS NOT NULL AND ${column} NOT LIKE ? LIMIT 500`,
        { type: QueryTypes.SELECT, replacements: [`${id}.%`] },
      );
      if (rows.length === 0) return count;
      for (const row of rows) {
        const anew = this.seal(purpose, this.unseal(purpose, row.sealed));
        // Unless somebody has written another value meanwhile.
        await this.sequelize.query(
          `UPDATE ${table} SET ${column} = ? WHERE ${primaryKey} = ? AND ${column} = ?`,
          { replacements: [anew, row.id, row.sealed] },
        );
      }
      count += rows.length;
    }
  }
}
