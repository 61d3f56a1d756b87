import { QueryTypes, type Sequelize } from 'sequelize';

/** The time of the one clock that decides: the database's, to the millisecond. */
export async function databaseNow(sequelize: Sequelize): Promise<Date> {
  const [row] = await sequelize.query<{ ms: string }>(
    'SELECT CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS UNSIGNED) AS ms',
    { type: QueryTypes.SELECT },
  );
  if (!row) throw new Error('the database told no time');
  return new Date(Number(row.ms));
}
