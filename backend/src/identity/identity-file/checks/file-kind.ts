import type { IdentitySource } from '@exam/contracts';

import { CheckProblem } from './check-problem.ts';

/** What stands where in a file of that kind, in Latin-1. */
const signs: readonly (readonly [IdentitySource, readonly (readonly [number, string])[]])[] = [
  ['jpeg', [[0, '\u00ff\u00d8\u00ff']]],
  ['png', [[0, '\u0089PNG\r\n\u001a\n']]],
  [
    'webp',
    [
      [0, 'RIFF'],
      [8, 'WEBP'],
    ],
  ],
  ['pdf', [[0, '%PDF-']]],
];

const heicBrands = /^(heic|heix|hevc|hevx|heim|heis|mif1|msf1)/;

/** What a file is by its first bytes; its name is not asked. Throws CheckProblem for anything else. */
export function fileKind(bytes: Buffer): IdentitySource {
  const head = bytes.toString('latin1', 0, 16);
  for (const [kind, parts] of signs) {
    if (parts.every(([at, sign]) => head.startsWith(sign, at))) return kind;
  }
  if (head.startsWith('ftyp', 4) && heicBrands.test(head.slice(8))) {
    throw new CheckProblem('identity-picture-heic', 'HEIC');
  }
  throw new CheckProblem('identity-type-refused', 'no known first bytes');
}
