import { parseArgs } from 'node:util';

import { connectDatabase } from '../platform/database/connect.ts';
import { migrate } from '../platform/database/migrate.ts';
import { createLogger } from '../platform/logging/logger.ts';
import { inSystemContext } from '../platform/http/request-context.ts';
import { bindRecords } from './bind-records.ts';
import { loadDemoSchool } from './demo-school.ts';

const usage = `Usage: npm run cli -- COMMAND
  migrate   takes the database of DATABASE_URL to this release
  demo      loads the demo school, if it is not there; prints its accounts as JSON`;

const { positionals } = parseArgs({ allowPositionals: true });
const url = process.env.DATABASE_URL;
if (!url) {
  console.error(
    'DATABASE_URL is missing: it names the database, as mysql://user:password@host/name',
  );
  process.exit(2);
}

const sequelize = connectDatabase(url);
try {
  switch (positionals[0]) {
    case 'migrate':
      await migrate(sequelize, createLogger({ level: 'info', format: 'json' }));
      break;
    case 'demo':
      if (process.env.NODE_ENV === 'production') throw new Error('no demo school in production');
      bindRecords(sequelize);
      console.log(
        JSON.stringify(await inSystemContext('cli demo', () => loadDemoSchool(sequelize))),
      );
      break;
    default:
      console.error(usage);
      process.exitCode = 2;
  }
} finally {
  await sequelize.close();
}
