/**
 * What proves something: the audit log, what candidates consented to, and what they agreed to. The
 * application's database account may read these tables and insert into them, and no more.
 */
export const appendOnlyTables: readonly string[] = [
  'audit_entry',
  'audit_seal',
  'consent',
  'pledge_agreement',
];
