import { QueryTypes, type InferAttributes, type Sequelize, type WhereOptions } from 'sequelize';

import { AttachmentRecord } from './attachment-record.ts';

export type Attachment = Readonly<InferAttributes<AttachmentRecord>>;
export class AttachmentStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  async add(attachment: Attachment): Promise<void> {
    await AttachmentRecord.create({ ...attachment });
  }

  /** Everything that was ever uploaded to an announcement, in the order of upload. */
  async listOf(announcementId: string): Promise<Attachment[]> {
    return list({ announcementId });
  }

  /** Null when that announcement has no such attachment. */
  async find(announcementId: string, id: string): Promise<Attachment | null> {
    const record = await AttachmentRecord.findOne({ where: { id, announcementId } });
    return record?.get({ plain: true }) ?? null;
  }

  /** Uploaded before `before`, and in no text of the announcement, today's or an earlier one. */
  async listUnused(before: Date): Promise<Attachment[]> {
    const rows = await this.sequelize.query<{ id: string }>(
      `SELECT t.id FROM announcement_attachment t
       JOIN announcement a ON a.id = t.announcement_id
       WHERE t.uploaded_at < :before AND INSTR(a.attachment_ids, t.id) = 0
         AND NOT EXISTS (SELECT 1 FROM announcement_version v
           WHERE v.announcement_id = a.id AND INSTR(v.attachment_ids, t.id) > 0)
       LIMIT 100`,
      { replacements: { before }, type: QueryTypes.SELECT },
    );
    return list({ id: rows.map(({ id }) => id) });
  }

  async remove(ids: readonly string[]): Promise<void> {
    await AttachmentRecord.destroy({ where: { id: [...ids] } });
  }
}

async function list(where: WhereOptions<InferAttributes<AttachmentRecord>>): Promise<Attachment[]> {
  const records = await AttachmentRecord.findAll({
    where,
    order: [
      ['uploadedAt', 'ASC'],
      ['id', 'ASC'],
    ],
  });
  return records.map((record) => record.get({ plain: true }));
}
