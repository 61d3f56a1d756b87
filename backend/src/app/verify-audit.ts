import type { Sequelize } from 'sequelize';

import {
  createVerifyAuditLog,
  listAuditLogs,
  PLATFORM_LOG,
  type AuditVerification,
  type ChainHead,
} from '../audit/index.ts';

/**
 * Verifies the audit log of one school, or of all. `expect` is a head that was noted down earlier, as
 * `SEQUENCE:HASH`. A line for each school; resolves to whether all of it is right.
 */
export async function verifyAudit(
  sequelize: Sequelize,
  { school, expect }: { readonly school?: string; readonly expect?: string },
  print: (line: string) => void,
): Promise<boolean> {
  if (expect !== undefined && school === undefined) throw new Error('--expect needs --school');
  const expected = expect === undefined ? undefined : parseHead(expect);
  const verify = createVerifyAuditLog(sequelize);
  const schools = school === undefined ? await listAuditLogs(sequelize) : [school];
  let isRight = true;
  for (const schoolId of schools) {
    const found = await verify(schoolId, expected);
    print(describe(found));
    isRight &&= found.fault === null;
  }
  if (schools.length === 0) print('The audit log is empty.');
  return isRight;
}

function parseHead(text: string): ChainHead {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!sequence || !hash)
    throw new Error('--expect must be SEQUENCE:HASH, as a verification prints');
  return { sequence: Number(sequence), hash };
}

function describe({ schoolId, head, unsealed, fault }: AuditVerification): string {
  const log = schoolId === PLATFORM_LOG ? 'platform' : `school ${schoolId}`;
  const count = `${String(head.sequence)} entries are right, head ${String(head.sequence)}:${head.hash}`;
  const tail = unsealed > 0 ? `, ${String(unsealed)} more not sealed yet` : '';
  if (!fault) return `✓ ${log}: ${count}${tail}`;
  const place =
    fault.sequence === null ? 'outside of the chain' : `at entry ${String(fault.sequence)}`;
  const id = fault.entryId === null ? '' : ` (${fault.entryId})`;
  return `✗ ${log}: BROKEN ${place}${id}: ${fault.kind}; before it ${count}${tail}`;
}
