import { QueryTypes, type Sequelize } from 'sequelize';

/** How many exams a school has, by the id of a college and by that of a major; those without are left out. */
export function createCountExams(sequelize: Sequelize) {
  return async (schoolId: string): Promise<Map<string, number>> => {
    const rows = await sequelize.query<{ id: string; count: number }>(
      `SELECT college_id AS id, COUNT(*) AS count FROM exam WHERE school_id = :schoolId GROUP BY college_id
       UNION ALL
       SELECT major_id, COUNT(*) FROM exam WHERE school_id = :schoolId GROUP BY major_id`,
      { type: QueryTypes.SELECT, replacements: { schoolId } },
    );
    return new Map(rows.map(({ id, count }) => [id, count]));
  };
}
