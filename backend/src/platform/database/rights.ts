import { QueryTypes, Sequelize } from 'sequelize';

interface Account {
  readonly user: string;
  readonly host: string;
}

/** What is enough to insert into a table and to read it, and never to change what is there. */
const harmless = new Set([
  'USAGE',
  'SELECT',
  'INSERT',
  'REFERENCES',
  'SHOW VIEW',
  'LOCK TABLES',
  'CREATE TEMPORARY TABLES',
]);

/**
 * Gives the account of `applicationUrl` what serving needs in the database that `owner` is connected
 * to: SELECT, INSERT, UPDATE and DELETE in each table; in those of `appendOnly` the last two are taken
 * away, where an older release gave them. Returns the account's name. Throws when both are the same
 * account. Safe to do again.
 */
export async function grantApplication(
  owner: Sequelize,
  applicationUrl: string,
  appendOnly: readonly string[],
): Promise<string> {
  const { user, host } = await accountOf(applicationUrl);
  const account = `${owner.escape(user)}@${owner.escape(host)}`;
  const itself = await currentAccount(owner);
  if (itself.user === user && itself.host === host) {
    throw new Error(`${account} owns the tables: the application needs an account of its own`);
  }
  const tables = await owner.query<{ db: string; name: string }>(
    `SELECT table_schema AS db, table_name AS name FROM information_schema.tables
     WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'`,
    { type: QueryTypes.SELECT },
  );
  for (const { db, name } of tables) {
    const table = `${quote(db)}.${quote(name)}`;
    if (appendOnly.includes(name)) {
      await owner.query(`GRANT SELECT, INSERT ON ${table} TO ${account}`);
      await owner.query(`REVOKE UPDATE, DELETE ON ${table} FROM ${account}`);
    } else {
      await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${account}`);
    }
  }
  return account;
}

/**
 * The rights of the connected account that are more than reading and inserting, wherever they hold
 * for one of `tables` in the connected database; in the database's own words. Roles count as such,
 * because they do not tell what they hold.
 */
export async function findExcessRights(
  sequelize: Sequelize,
  tables: readonly string[],
): Promise<string[]> {
  const [{ db } = { db: '' }] = await sequelize.query<{ db: string }>('SELECT DATABASE() AS db', {
    type: QueryTypes.SELECT,
  });
  const rows = await sequelize.query<Record<string, string>>('SHOW GRANTS', {
    type: QueryTypes.SELECT,
  });
  return rows
    .flatMap((row) => Object.values(row))
    .filter((grant) => isExcess(grant, db, tables))
    .map((grant) => grant.replace(/ (TO|IDENTIFIED) .*/s, ''));
}

function isExcess(grant: string, db: string, tables: readonly string[]): boolean {
  const [, rights = '', scope = ''] = /^GRANT (.+?) ON (?:TABLE )?(.+?) TO /s.exec(grant) ?? [];
  if (!scope) return !grant.startsWith('GRANT USAGE');
  const given = rights
    .replace(/\(.*?\)/gs, '')
    .split(',')
    .map((right) => right.trim());
  // Who may insert into the system's own tables may give themselves any right.
  if (scope === '*.*') return given.some((right) => right !== 'USAGE' && right !== 'SELECT');
  const [, scopeDb = '', table = ''] =
    /^`((?:[^`]|``)*)`\.(?:`((?:[^`]|``)*)`|\*)$/.exec(scope) ?? [];
  if (!matches(scopeDb, db) || (table && !tables.includes(table))) return false;
  return given.some((right) => !harmless.has(right));
}

/** Databases are granted by patterns: `%` for any text, `_` for any letter, unless escaped. */
function matches(pattern: string, db: string): boolean {
  const expression = pattern.replace(/\\?[\s\S]/g, (part) => {
    if (part === '%') return '.*';
    if (part === '_') return '.';
    return (part.length > 1 ? part.slice(1) : part).replace(/[$()*+./?[\\\]^{|}-]/, '\\$&');
  });
  return new RegExp(`^${expression}$`, 'is').test(db);
}

/** As the server sees it, which may not be as the URL says. Needs no right in any database. */
async function accountOf(url: string): Promise<Account> {
  const server = new Sequelize(new URL('/', url).href, { dialect: 'mysql', logging: false });
  try {
    return await currentAccount(server);
  } finally {
    await server.close();
  }
}

async function currentAccount(sequelize: Sequelize): Promise<Account> {
  const [row] = await sequelize.query<{ account: string }>('SELECT CURRENT_USER() AS account', {
    type: QueryTypes.SELECT,
  });
  const [, user = '', host = ''] = /^(.*)@([^@]*)$/.exec(row?.account ?? '') ?? [];
  return { user, host };
}

const quote = (name: string) => `\`${name.replaceAll('`', '``')}\``;
