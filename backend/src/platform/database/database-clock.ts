import { QueryTypes, type Sequelize, type Transaction } from 'sequelize';

/** The time of the one clock that decides: the database's, in milliseconds, read inside the transaction. */
export async function databaseNow(sequelize: Sequelize, transaction?: Transaction): Promise<Date> {
  const [row] = await sequelize.query<{ ms: string }>(
    'SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS UNSIGNED) AS ms',
    { type: QueryTypes.SELECT, transaction: transaction ?? null },
  );
  if (!row) throw new Error('the database told no time');
  return new Date(Number(row.ms));
}
