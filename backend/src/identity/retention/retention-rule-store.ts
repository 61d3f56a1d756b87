import { retainedKind, type ConsentPurpose, type RetentionRule } from '@exam/contracts';

import { firstDays, purposeOf } from './first-days.ts';
import { RetentionRuleRecord } from './retention-rule-record.ts';

export class RetentionRuleStore {
  /** One rule for each kind. */
  async list(schoolId: string): Promise<RetentionRule[]> {
    const settled = await RetentionRuleRecord.findAll({ where: { schoolId } });
    return retainedKind.options.map((kind) => ({
      kind,
      days: settled.find((rule) => rule.kind === kind)?.days ?? firstDays[kind],
    }));
  }

  /** The rules for what is kept by that consent. */
  async listOf(schoolId: string, purpose: ConsentPurpose): Promise<RetentionRule[]> {
    return (await this.list(schoolId)).filter(({ kind }) => purposeOf[kind] === purpose);
  }

  async save(schoolId: string, rules: readonly RetentionRule[]): Promise<void> {
    const rows = rules.map(({ kind, days }) => ({ schoolId, kind, days }));
    await RetentionRuleRecord.bulkCreate(rows, { updateOnDuplicate: ['days'] });
  }
}
