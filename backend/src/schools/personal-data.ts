import { QueryTypes, type Sequelize } from 'sequelize';

import type { DataKeys, SealedColumn } from '../platform/secrets/data-keys.ts';
import type { Keyring } from '../platform/secrets/keyring.ts';

const PHONE = 'person-phone';
const ID_NUMBER = 'person-id-number';

/** The columns of this domain that the data keys seal. */
export const sealedPersonColumns: readonly SealedColumn[] = [
  { table: 'person', primaryKey: 'id', column: 'phone_sealed', purpose: PHONE },
  { table: 'person', primaryKey: 'id', column: 'id_number_sealed', purpose: ID_NUMBER },
];

/** Writes and reads what the table `person` holds sealed. A hash is of one school, and of its secret. */
export class PersonalData {
  private readonly keyring: Keyring;
  private readonly dataKeys: DataKeys;

  constructor(keyring: Keyring, dataKeys: DataKeys) {
    this.keyring = keyring;
    this.dataKeys = dataKeys;
  }

  /** `phone` as the contract leaves it: eleven digits. */
  phoneColumns(schoolId: string, phone: string) {
    return {
      phoneHash: this.phoneHash(schoolId, phone),
      phoneSealed: this.dataKeys.seal(PHONE, phone),
    };
  }

  idNumberColumns(schoolId: string, idNumber: string) {
    return {
      idNumberHash: this.idNumberHash(schoolId, idNumber),
      idNumberSealed: this.dataKeys.seal(ID_NUMBER, idNumber),
    };
  }

  phoneHash(schoolId: string, phone: string): string {
    return this.keyring.hash(PHONE, `${schoolId} ${phone}`);
  }

  idNumberHash(schoolId: string, idNumber: string): string {
    return this.keyring.hash(ID_NUMBER, `${schoolId} ${idNumber}`);
  }

  /** For a message to that person, or for somebody whose look is in the audit log. */
  phoneOf({ phoneSealed }: { readonly phoneSealed: string }): string {
    return this.dataKeys.unseal(PHONE, phoneSealed);
  }

  /** As `phoneOf`; null for who has given none. */
  idNumberOf({ idNumberSealed }: { readonly idNumberSealed: string | null }): string | null {
    return idNumberSealed === null ? null : this.dataKeys.unseal(ID_NUMBER, idNumberSealed);
  }

  /** Seals what an older release left readable; how many. */
  async sealReadablePhones(sequelize: Sequelize): Promise<number> {
    const rows = await sequelize.query<{ id: string; schoolId: string; phone: string }>(
      'SELECT id, school_id AS schoolId, phone FROM person WHERE phone IS NOT NULL',
      { type: QueryTypes.SELECT },
    );
    for (const { id, schoolId, phone } of rows) {
      const { phoneHash, phoneSealed } = this.phoneColumns(schoolId, phone);
      await sequelize.query(
        'UPDATE person SET phone_hash = ?, phone_sealed = ?, phone = NULL WHERE id = ?',
        { replacements: [phoneHash, phoneSealed, id] },
      );
    }
    return rows.length;
  }
}
