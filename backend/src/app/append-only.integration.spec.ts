import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import type { Sequelize } from 'sequelize';

import { createDatabase, quiet, type TestDatabase } from '../../test/servers.ts';
import { createAudit, type Audit } from '../audit/index.ts';
import { connectDatabase } from '../platform/database/connect.ts';
import { findExcessRights, grantApplication } from '../platform/database/rights.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { inSystemContext } from '../platform/http/request-context.ts';
import { appendOnlyTables } from './append-only-tables.ts';
import { requireAppendOnly } from './require-append-only.ts';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));

describe("the application's database account", () => {
  const user = `spec_${randomUUID().slice(0, 8)}`;
  const account = `'${user}'@'%'`;
  const schoolId = randomUUID();
  let database: TestDatabase;
  let url: string;
  let application: Sequelize;
  let audit: Audit;

  beforeAll(async () => {
    database = await createDatabase();
    await database.owner.query(`CREATE USER ${account} IDENTIFIED BY 'spec'`);
    const address = new URL(database.url);
    address.username = user;
    address.password = 'spec';
    url = address.href;
    await grantApplication(database.owner, url, appendOnlyTables);
    application = connectDatabase(url);
    audit = createAudit({ sequelize: application, logger: quiet });
  });
  afterAll(async () => {
    await application.close();
    await database.owner.query(`DROP USER ${account}`);
    await database.drop();
  });

  const act = (reason: string) =>
    inSystemContext('spec', () =>
      inTransaction(application, () =>
        audit.record({ action: 'keys.rotated', subject: null, schoolId, reason }),
      ),
    );
  const verify = async () => {
    const args = [cli, 'audit', 'verify', '--school', schoolId];
    const env = {
      ...process.env,
      DATABASE_URL: url,
      DATABASE_OWNER_URL: undefined,
      APP_SECRET: 'x',
    };
    const ran = promisify(execFile)(process.execPath, args, { env });
    return ran.then(
      ({ stdout }) => ({ code: 0, stdout }),
      (error: unknown) => error as { code: number; stdout: string },
    );
  };

  it('writes and seals the log, and is refused by the database when it would edit what proves something', async () => {
    await act('one');
    await audit.sealer.sealAll();
    for (const table of appendOnlyTables) {
      for (const sql of [
        `UPDATE ${table} SET school_id = school_id`,
        `DELETE FROM ${table}`,
        `TRUNCATE ${table}`,
        `DROP TABLE ${table}`,
        `ALTER TABLE ${table} ADD COLUMN extra INT`,
        `RENAME TABLE ${table} TO other`,
        `REPLACE INTO ${table} SELECT * FROM ${table}`,
        `INSERT INTO ${table} SELECT * FROM ${table} AS old ON DUPLICATE KEY UPDATE school_id = old.school_id`,
        `CREATE TRIGGER t BEFORE INSERT ON ${table} FOR EACH ROW SET NEW.school_id = ''`,
      ]) {
        await expectAsync(application.query(sql))
          .withContext(sql)
          .toBeRejectedWithError(/command denied to user/);
      }
    }
  });

  it('cannot hide what the owner of the tables changed: the verification names the place', async () => {
    for (const reason of ['two', 'three', 'four']) await act(reason);
    await audit.sealer.sealAll();
    const right = await verify();
    expect(right.code).toBe(0);
    expect(right.stdout).toMatch(new RegExp(`^✓ school ${schoolId}: \\d+ entries are right`));
    await database.owner.query("UPDATE audit_entry SET reason = '3' WHERE reason = 'three'");
    const [[row]] = await database.owner.query(
      `SELECT s.sequence, s.entry_id AS id FROM audit_seal s JOIN audit_entry e ON e.id = s.entry_id
       WHERE e.reason = '3'`,
    );
    const { sequence, id } = row as { sequence: number; id: string };
    const { code, stdout } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain(`BROKEN at entry ${String(sequence)} (${id}): changed`);
  });

  it('loses what an older release gave it', async () => {
    const { database: name } = database.owner.config as { database: string };
    const older = `GRANT SELECT, INSERT, UPDATE, DELETE ON \`${name}\`.consent TO ${account}`;
    await database.owner.query(older);
    expect((await findExcessRights(application, appendOnlyTables)).length).toBe(1);
    await grantApplication(database.owner, url, appendOnlyTables);
    expect(await findExcessRights(application, appendOnlyTables)).toEqual([]);
  });

  it('is found out at the start when it has more rights than that', async () => {
    const config = (NODE_ENV: 'production' | 'development') => ({ NODE_ENV });
    const { owner } = database;
    const { database: name } = owner.config as { database: string };
    expect(await findExcessRights(application, appendOnlyTables)).toEqual([]);
    await requireAppendOnly(application, config('production'), quiet);

    for (const [scope, rights] of [
      [`\`${name}\`.audit_entry`, 'UPDATE'],
      [`\`${name}\`.audit_seal`, 'SELECT, DELETE'],
      [`\`${name}\`.audit_entry`, 'UPDATE (reason)'],
      [`\`${name}\`.consent`, 'UPDATE'],
      [`\`${name}\`.pledge_agreement`, 'DELETE'],
      [`\`${name}\`.*`, 'DROP'],
      ['`spec\\_%`.*', 'ALL PRIVILEGES'],
      ['*.*', 'INSERT'],
    ] as const) {
      await owner.query(`GRANT ${rights} ON ${scope} TO ${account}`);
      const context = `${rights} ON ${scope}`;
      expect((await findExcessRights(application, appendOnlyTables)).length)
        .withContext(context)
        .toBe(1);
      await expectAsync(requireAppendOnly(application, config('production'), quiet))
        .withContext(context)
        .toBeRejectedWithError(/could edit what proves something/);
      await requireAppendOnly(application, config('development'), quiet);
      const excess = rights.replace('SELECT, ', '');
      await owner.query(`REVOKE ${excess} ON ${scope} FROM ${account}`);
    }
    for (const scope of [`\`${name}\`.outbox`, '`another`.*']) {
      await owner.query(`GRANT ALL PRIVILEGES ON ${scope} TO ${account}`);
      expect(await findExcessRights(application, appendOnlyTables))
        .withContext(scope)
        .toEqual([]);
      await owner.query(`REVOKE ALL PRIVILEGES ON ${scope} FROM ${account}`);
    }
    await grantApplication(owner, url, appendOnlyTables);
    expect((await findExcessRights(owner, appendOnlyTables)).length).toBeGreaterThan(0);
    await expectAsync(grantApplication(application, url, appendOnlyTables)).toBeRejectedWithError(
      /an account of its own/,
    );
  });
});
