/** The tables that the application's database account may read and insert into, and no more. */
export const appendOnlyTables: readonly string[] = ['audit_entry', 'audit_seal'];
