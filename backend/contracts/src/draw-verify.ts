import { canonicalJson, combineSeed, drawCommitment, drawDigest } from './draw-hash.ts';
import { listProblem } from './draw-list.ts';
import { drawRecord, type DrawRecord } from './draw-record.ts';
import { drawResultOf } from './draw-result.ts';

/** In the order in which they are made; `docs/draws.md` says what each compares. */
export const drawChecks = [
  'form',
  'shape',
  'list',
  'digest',
  'commitment',
  'combinedSeed',
  'result',
] as const;
export type DrawCheck = (typeof drawChecks)[number];

/** `notMade`: an earlier check failed, or there is nothing to check yet. */
export type CheckOutcome = 'passed' | 'failed' | 'notMade';

export interface DrawVerification {
  readonly checks: readonly { readonly check: DrawCheck; readonly outcome: CheckOutcome }[];
  /**
   * `genuine`: revealed, and everything holds. `voided`: it holds, and has no result. `open`: it
   * holds so far, and is not revealed yet. `refused`: something does not hold.
   */
  readonly verdict: 'genuine' | 'voided' | 'open' | 'refused';
  /** What was verified; null when it has not the shape of a record. */
  readonly record: DrawRecord | null;
}

type Findings = Partial<Record<DrawCheck, boolean>>;

async function findingsOf(record: DrawRecord): Promise<Findings> {
  const { announcement, outcome } = record;
  const findings: Findings = {
    shape: true,
    list: listProblem(announcement) === null,
    digest: (await drawDigest(record)) === record.digest,
  };
  if (!outcome) return findings;
  const { seed, nonces } = outcome;
  findings.commitment = (await drawCommitment(seed, announcement)) === record.commitment;
  if (outcome.status === 'voided') return findings;
  const combined = await combineSeed(seed, announcement, nonces);
  findings.combinedSeed = combined === outcome.combinedSeed;
  if (!findings.list) return findings;
  const result = await drawResultOf(announcement, combined);
  findings.result = canonicalJson(result) === canonicalJson(outcome.result);
  return findings;
}

function conclude(
  checked: readonly DrawCheck[],
  findings: Findings,
  record: DrawRecord | null,
): DrawVerification {
  const checks = checked.map((check) => {
    const holds = findings[check];
    return {
      check,
      outcome: holds === undefined ? 'notMade' : holds ? 'passed' : 'failed',
    } as const;
  });
  if (!record || checks.some(({ outcome }) => outcome === 'failed')) {
    return { checks, verdict: 'refused', record };
  }
  const verdicts = { revealed: 'genuine', voided: 'voided' } as const;
  return { checks, verdict: record.outcome ? verdicts[record.outcome.status] : 'open', record };
}

/** Verifies a record that was read already; the order of the members in its objects says nothing. */
export async function verifyDraw(value: unknown): Promise<DrawVerification> {
  const checked = drawChecks.filter((check) => check !== 'form');
  const { data: record } = drawRecord.safeParse(value);
  if (!record) return conclude(checked, { shape: false }, null);
  return conclude(checked, await findingsOf(record), record);
}

/** Verifies the text of a record file, which must be canonical JSON, up to white space at its ends. */
export async function verifyDrawText(text: string): Promise<DrawVerification> {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    return conclude(drawChecks, { form: false }, null);
  }
  const { data: record } = drawRecord.safeParse(value);
  if (!record) return conclude(drawChecks, { shape: false }, null);
  const form = canonicalJson(record) === trimmed;
  return conclude(drawChecks, { form, ...(await findingsOf(record)) }, record);
}
