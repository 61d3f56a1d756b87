import type { RetentionRequest, RetentionRule, RetentionView } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import type { RecordAudit } from '../../audit/index.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import { readDeletionProofs } from './deletion-proofs.ts';
import { DueItems } from './due-items.ts';
import { firstDays, purposeOf } from './first-days.ts';
import type { RetainedKind } from './retained-kind.ts';
import type { RetentionRuleStore } from './retention-rule-store.ts';

interface Dependencies {
  readonly sequelize: Sequelize;
  readonly rules: RetentionRuleStore;
  readonly kinds: readonly RetainedKind[];
  readonly recordAudit: RecordAudit;
}

/** How long a school keeps what. */
export interface RetentionRules {
  readonly view: (actor: Actor) => Promise<RetentionView>;
  readonly change: (actor: Actor, request: RetentionRequest) => Promise<void>;
}

/** Builds what school admins do about days. */
export function createRetentionRules(given: Dependencies): RetentionRules {
  const { sequelize, rules, kinds, recordAudit } = given;
  const due = new DueItems(sequelize);
  const kept = async (schoolId: string, { kind: name }: RetentionRule) => {
    const kind = kinds.find((one) => one.kind === name);
    return kind ? due.count(kind, schoolId) : 0;
  };
  return {
    view: async ({ schoolId }) => ({
      proofs: await readDeletionProofs(sequelize, schoolId),
      rules: await Promise.all(
        (await rules.list(schoolId)).map(async (rule) => ({
          ...rule,
          firstDays: firstDays[rule.kind],
          purpose: purposeOf[rule.kind],
          kept: await kept(schoolId, rule),
        })),
      ),
    }),
    change: ({ schoolId }, request) =>
      inTransaction(sequelize, async () => {
        const before = daysOf(await rules.list(schoolId));
        await rules.save(schoolId, request.rules);
        const after = daysOf(await rules.list(schoolId));
        const subject = { kind: 'school', id: schoolId } as const;
        await recordAudit({ action: 'retention.changed', subject, before, after });
      }),
  };
}

function daysOf(rules: readonly RetentionRule[]): Record<string, number> {
  return Object.fromEntries(rules.map(({ kind, days }) => [kind, days]));
}
