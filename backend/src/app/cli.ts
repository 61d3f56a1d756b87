import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { createAudit } from '../audit/index.ts';
import { verifyDrawFile } from '../draws/index.ts';
import { connectDatabase } from '../platform/database/connect.ts';
import { migrate } from '../platform/database/migrate.ts';
import { DEFAULT_FILES_DIR } from '../platform/config/config.ts';
import { grantApplication } from '../platform/database/rights.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { inSystemContext } from '../platform/http/request-context.ts';
import { createLogger } from '../platform/logging/logger.ts';
import { DataKeys, SETTLE_SECONDS } from '../platform/secrets/data-keys.ts';
import { Keyring } from '../platform/secrets/keyring.ts';
import { localFileStorage } from '../platform/storage/file-storage.ts';
import { PersonalData, PersonStore, sealedPersonColumns } from '../schools/index.ts';
import { listAdministrators, replaceAdministrator } from './administrator-commands.ts';
import { appendOnlyTables } from './append-only-tables.ts';
import { bindRecords } from './bind-records.ts';
import { loadDemoSchool } from './demo-school.ts';
import { createOperator, createSchool } from './school-commands.ts';
import { verifyAudit } from './verify-audit.ts';

interface Command {
  readonly summary: string;
  /** Gets what follows the command's words; a number is the exit code. */
  readonly run: (args: readonly string[]) => Promise<number | undefined>;
}

const logger = createLogger({ level: 'info', format: 'json' });

const commands: Readonly<Record<string, Command>> = {
  migrate: {
    summary: 'takes the database to this release, and gives the application its rights',
    run: async () => {
      const { sequelize, dataKeys, personalData } = open();
      await migrate(sequelize, logger);
      await dataKeys.load();
      await personalData.sealReadablePhones(sequelize);
      if (process.env.DATABASE_OWNER_URL) await grant();
      return undefined;
    },
  },
  grants: {
    summary: 'gives the account of DATABASE_URL its rights in each table',
    run: async () => {
      console.log(`${await grant()} may serve, and cannot edit the audit log.`);
      return undefined;
    },
  },
  demo: {
    summary: 'loads the demo school, if it is not there; prints its accounts as JSON',
    run: async () => {
      if (process.env.NODE_ENV === 'production') throw new Error('no demo school in production');
      const { dataKeys, personalData, ...parts } = open();
      await dataKeys.load();
      const files = localFileStorage(process.env.FILES_DIR ?? DEFAULT_FILES_DIR);
      const demo = await loadDemoSchool(personalData, files, { ...parts, logger });
      console.log(JSON.stringify(demo));
      return undefined;
    },
  },
  'draw verify': {
    summary: 'verifies the record FILE of a draw, without a database; 1 unless it is genuine',
    run: ([file]) => verifyDrawFile(file, console.log),
  },
  'operator create': {
    summary: 'makes a platform operator: --name NAME; the phone by --phone, or as a line of input',
    run: async (args) => {
      const { sequelize, dataKeys, people } = open();
      await dataKeys.load();
      return createOperator(args, { sequelize, people });
    },
  },
  'school create': {
    summary: `makes a school: --name NAME --initials LETTERS [--time-zone ZONE]
                        --school-admin 'NAME,PHONE' --security-admin … --audit-admin …;
                        without PHONE, each is a line of input`,
    run: async (args) => {
      const { sequelize, dataKeys, people } = open();
      await dataKeys.load();
      return createSchool(args, { sequelize, people });
    },
  },
  'school administrators': {
    summary: '--school NAME: who administers it, with masked phones',
    run: async (args) => {
      const { sequelize, dataKeys, people } = open();
      await dataKeys.load();
      return listAdministrators(args, { sequelize, people });
    },
  },
  'school replace': {
    summary: `gives the place of a lost administrator to somebody else, and ends the lost one's access:
                        --school NAME --role schoolAdmin|securityAdmin|auditAdmin --reason TEXT
                        --by 'NAME,PHONE' [--lost NAME|PHONE|ID]; without PHONE, it is a line of input`,
    run: async (args) => {
      const { sequelize, dataKeys, people } = open();
      await dataKeys.load();
      return replaceAdministrator(args, { sequelize, people });
    },
  },
  'keys rotate': {
    summary: 'seals all personal data with a new key, while the portal runs',
    run: async () => {
      const { sequelize, dataKeys } = open();
      console.log(`A new key is made; every process has it in ${String(SETTLE_SECONDS)} seconds.`);
      const settle = () => pause(SETTLE_SECONDS * 1_000);
      const values = await dataKeys.rotate(sealedPersonColumns, settle);
      const { record } = createAudit({ sequelize, logger });
      const act = { action: 'keys.rotated', subject: null, after: { values } } as const;
      await inTransaction(sequelize, () => record(act));
      console.log(`${String(values)} values are sealed with the new key; the older keys are gone.`);
      return undefined;
    },
  },
  'audit verify': {
    summary: '[--school ID [--expect SEQUENCE:HASH]] recomputes the chains of the audit log',
    run: async (args) => {
      const options = { school: { type: 'string' }, expect: { type: 'string' } } as const;
      const { values } = parseArgs({ args: [...args], options });
      return (await verifyAudit(open().sequelize, values, console.log)) ? 0 : 1;
    },
  },
};

const usage = `Usage: npm run cli -- COMMAND
${Object.entries(commands)
  .map(([words, { summary }]) => `  ${words.padEnd(21)} ${summary}`)
  .join('\n')}
DATABASE_URL and APP_SECRET must be as the API has them; DATABASE_OWNER_URL names the same database
with the account that owns its tables, if that is another one.`;

let opened: ReturnType<typeof connect> | undefined;
/** The database and what reads it, for commands that need them. */
const open = () => (opened ??= connect());

function connect() {
  const { DATABASE_URL, DATABASE_OWNER_URL: url = DATABASE_URL, APP_SECRET: secret } = process.env;
  if (!url || !secret) {
    console.error('DATABASE_URL and APP_SECRET are needed, as the API has them.');
    process.exit(2);
  }
  const sequelize = connectDatabase(url);
  bindRecords(sequelize);
  const keyring = new Keyring(secret);
  const dataKeys = new DataKeys(sequelize, keyring);
  const personalData = new PersonalData(keyring, dataKeys);
  return { sequelize, keyring, dataKeys, personalData, people: new PersonStore(personalData) };
}

/** Whoever owns the tables gives the application its rights in them; the name of its account. */
async function grant(): Promise<string> {
  const { DATABASE_URL = '', DATABASE_OWNER_URL } = process.env;
  if (!DATABASE_OWNER_URL) throw new Error('DATABASE_OWNER_URL is needed: the owner gives rights');
  return grantApplication(open().sequelize, DATABASE_URL, appendOnlyTables);
}

const [first = '', second = '', ...rest] = process.argv.slice(2);
const twoWords = `${first} ${second}`;
const name = twoWords in commands ? twoWords : first;
const command = commands[name];
if (command) {
  const args = name === twoWords ? rest : [second, ...rest].filter(Boolean);
  try {
    process.exitCode = await inSystemContext(`cli ${name}`, () => command.run(args));
  } finally {
    await opened?.sequelize.close();
  }
} else {
  console.error(usage);
  process.exitCode = 2;
}
