export { createRetention, type Retention } from './create-retention.ts';
export { initRetentionRecords } from './init-records.ts';
export type { RetainedKind } from './retained-kind.ts';
export { RetentionRuleStore } from './retention-rule-store.ts';
