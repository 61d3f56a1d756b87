import { QueryTypes, type InferAttributes, type Sequelize } from 'sequelize';

import { PledgeAgreementRecord } from './pledge-agreement-record.ts';

export type PledgeAgreement = InferAttributes<PledgeAgreementRecord>;

/** Sittings whose exam asks for a newer pledge than the last that was agreed to. */
const OUTDATED = `
  SELECT sitting.id FROM sitting
  JOIN exam_room ON exam_room.id = sitting.exam_room_id
  WHERE sitting.id IN (:ids)
    AND (SELECT MAX(version) FROM exam_pledge WHERE exam_id = exam_room.exam_id) >
      COALESCE((SELECT MAX(version) FROM pledge_agreement WHERE sitting_id = sitting.id), 0)`;

/** What was agreed to: added, and never changed. */
export class PledgeStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** Newest first. */
  async list(sittingId: string): Promise<PledgeAgreement[]> {
    return PledgeAgreementRecord.findAll({ where: { sittingId }, order: [['version', 'DESC']] });
  }

  /** False when this version was agreed to before: then the first time stands. */
  async add(agreement: PledgeAgreement): Promise<boolean> {
    const { sittingId, version } = agreement;
    const [, added] = await PledgeAgreementRecord.findOrCreate({
      where: { sittingId, version },
      defaults: agreement,
    });
    return added;
  }

  /** Those of these sittings that have to agree to a newer text. */
  async outdated(sittings: readonly { readonly id: string }[]): Promise<ReadonlySet<string>> {
    const ids = sittings.map(({ id }) => id);
    const rows = await this.sequelize.query<{ id: string }>(OUTDATED, {
      type: QueryTypes.SELECT,
      replacements: { ids },
    });
    return new Set(rows.map(({ id }) => id));
  }
}
