import type { Sequelize } from 'sequelize';

import { DataKeys } from '../src/platform/secrets/data-keys.ts';
import { initDataKeyRecord } from '../src/platform/secrets/data-key-record.ts';
import { Keyring } from '../src/platform/secrets/keyring.ts';
import { PersonalData, PersonStore } from '../src/schools/index.ts';

/** The APP_SECRET of specs: whoever reads what a fixture sealed needs the same. */
export const testSecret = Buffer.alloc(32, 3).toString('base64');

/** People whose phones are sealed as the portal does, with loaded keys. */
export async function testPeople(
  sequelize: Sequelize,
  keyring = new Keyring(testSecret),
): Promise<{ people: PersonStore; personalData: PersonalData }> {
  initDataKeyRecord(sequelize);
  const dataKeys = new DataKeys(sequelize, keyring);
  await dataKeys.load();
  const personalData = new PersonalData(keyring, dataKeys);
  return { people: new PersonStore(personalData), personalData };
}
