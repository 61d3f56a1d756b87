import { QueryTypes, type QueryInterface, type Sequelize } from 'sequelize';

/** The ready-made reasons as they were written into texts before. */
const texts: ReadonlyMap<string, string> = new Map([
  ['照片模糊，看不清文字', 'blurred'],
  ['边角缺失或被遮挡', 'cutOff'],
  ['证件已过有效期', 'expired'],
  ['姓名或证件号与名单不符', 'notMatching'],
  ['不是本项要求的材料', 'wrongDocument'],
  ['页数不全', 'pagesMissing'],
]);

interface RoundDocument {
  readonly reason?: string | null;
}

/** What was one text as ready-made reasons, in the reader's language from now on, and a note. */
function sentBackOf(text: string): { reasons: string[]; note: string } {
  const parts = text.split('；');
  const firstOther = parts.findIndex((part) => !texts.has(part));
  const known = firstOther < 0 ? parts : parts.slice(0, firstOther);
  return {
    reasons: known.flatMap((part) => texts.get(part) ?? []),
    note: parts.slice(known.length).join('；').slice(0, 200),
  };
}

async function convertDocuments(sequelize: Sequelize): Promise<void> {
  const rows = await sequelize.query<{ reason: string }>(
    'SELECT DISTINCT reason FROM identity_document WHERE reason IS NOT NULL',
    { type: QueryTypes.SELECT },
  );
  for (const { reason } of rows) {
    const sentBack = JSON.stringify(sentBackOf(reason));
    await sequelize.query(
      'UPDATE identity_document SET sent_back = :sentBack WHERE reason = :reason',
      { replacements: { sentBack, reason } },
    );
  }
}

async function convertRounds(sequelize: Sequelize): Promise<void> {
  const rounds = await sequelize.query<{ sittingId: string; round: number; documents: string }>(
    `SELECT sitting_id AS sittingId, round, documents FROM identity_review_round
     WHERE documents LIKE '%"reason":%'`,
    { type: QueryTypes.SELECT },
  );
  for (const { sittingId, round, documents } of rounds) {
    const before = JSON.parse(documents) as RoundDocument[];
    const after = before.map(({ reason, ...document }) => ({
      ...document,
      sentBack: reason ? sentBackOf(reason) : null,
    }));
    await sequelize.query(
      `UPDATE identity_review_round SET documents = :documents
       WHERE sitting_id = :sittingId AND round = :round`,
      { replacements: { documents: JSON.stringify(after), sittingId, round } },
    );
  }
}

/** Why documents came back: reasons and a note, not one text. Safe to run again after it was cut off. */
export async function up({ context }: { context: QueryInterface }): Promise<void> {
  const { sequelize } = context;
  const columns = await context.describeTable('identity_document');
  if (!('sent_back' in columns)) {
    await sequelize.query('ALTER TABLE identity_document ADD COLUMN sent_back TEXT NULL');
  }
  if ('reason' in columns) {
    await convertDocuments(sequelize);
    await sequelize.query('ALTER TABLE identity_document DROP COLUMN reason');
  }
  await convertRounds(sequelize);
}
