export { initRetentionRecords } from './init-records.ts';
export { RetentionRuleStore } from './retention-rule-store.ts';
