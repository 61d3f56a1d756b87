import { readFile } from 'node:fs/promises';

import { verifyDrawText, type DrawCheck, type DrawVerification } from '@exam/contracts/draws';

const meaning: Readonly<Record<DrawCheck, string>> = {
  form: 'the file is the canonical JSON of what it says',
  shape: 'all members are there, and no others',
  list: 'something can be drawn from the list',
  digest: 'it is the digest of the rest',
  commitment: 'it follows from the seed and what was announced',
  combinedSeed: 'it follows from the seed, what was announced and the nonces',
  result: 'it follows from what was announced and the combined seed',
};

const outcomes = { passed: 'pass', failed: 'FAIL', notMade: '  - ' } as const;

const verdicts: Readonly<Record<DrawVerification['verdict'], string>> = {
  genuine: 'Genuine: everything holds.',
  voided: 'Genuine, and voided: this draw has no result.',
  open: 'Not revealed yet: there is no result to verify.',
  refused: 'Refused: this is not what the draw brought forth.',
};

function describe({ checks, verdict, record }: DrawVerification): string[] {
  const { exam, room, kind, number } = record?.announcement ?? {};
  const what = record
    ? [[exam, room, kind, number].filter((part) => part !== null).join(' · ')]
    : [];
  const lines = checks.map(
    ({ check, outcome }) => `  ${outcomes[outcome]}  ${check.padEnd(12)}  ${meaning[check]}`,
  );
  return [...what, ...lines, verdicts[verdict]];
}

/** Prints each check of a record file; 0 when it is genuine or genuinely voided, else 1. */
export async function verifyDrawFile(
  path: string | undefined,
  print: (line: string) => void,
): Promise<number> {
  if (path === undefined) {
    print('Usage: npm run cli -- draw verify FILE');
    return 1;
  }
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    print(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  }
  const verification = await verifyDrawText(text);
  for (const line of describe(verification)) print(line);
  return verification.verdict === 'genuine' || verification.verdict === 'voided' ? 0 : 1;
}
