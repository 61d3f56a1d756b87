import { Sequelize } from 'sequelize';

/** A pool of connections, in UTC, with strict SQL. */
export function connectDatabase(url: string): Sequelize {
  return new Sequelize(url, {
    dialect: 'mysql',
    logging: false,
    timezone: '+00:00',
    define: { underscored: true, timestamps: false, freezeTableName: true },
    dialectOptions: { charset: 'utf8mb4', supportBigNumbers: true },
    pool: { max: 20, acquire: 10_000, idle: 10_000 },
    // Without gap locks: rooms are locked by their own row, and neighbours must not wait.
    isolationLevel: 'READ COMMITTED',
    retry: { max: 0 },
  });
}
