import * as z from 'zod';

import { hasSetting } from './exam-flow.ts';
import type { ExamFlow, FlowSetting } from './exam-flow-settings.ts';
import type { ExamKind } from './exam-room.ts';

/** What keeps a draft from being published. */
export const examProblemCode = z.enum([
  'pledge-empty',
  'documents-missing',
  'document-unnamed',
  'document-twice',
  'item-unnamed',
  'item-twice',
  'weights-not-100',
  'contact-half',
]);
export type ExamProblemCode = z.output<typeof examProblemCode>;

/** `path` is a JSON pointer into the exam as it is sent, such as `/flow/pledge/text`. */
export interface ExamProblem {
  readonly path: string;
  readonly code: ExamProblemCode;
}

/** Everything that is missing of an exam before candidates may see it; empty when it is complete. */
export function examProblems(kind: ExamKind, flow: ExamFlow): ExamProblem[] {
  const has = (setting: FlowSetting) => hasSetting(kind, setting);
  return [
    ...(has('identityFile') ? documentProblems(flow) : []),
    ...(has('pledge') && flow.pledge?.asked && flow.pledge.text === ''
      ? [{ path: '/flow/pledge/text', code: 'pledge-empty' } as const]
      : []),
    ...(has('scoreSheet') ? scoreSheetProblems(flow) : []),
    ...contactProblems(flow),
  ];
}

/** Sum of the weights, in percent. */
export function weightSum(items: readonly { readonly weight: number }[]): number {
  return items.reduce((sum, { weight }) => sum + weight, 0);
}

function documentProblems({ identityFile }: ExamFlow): ExamProblem[] {
  if (!identityFile?.asked) return [];
  const base = '/flow/identityFile/documents';
  if (identityFile.documents.length === 0) return [{ path: base, code: 'documents-missing' }];
  const names = identityFile.documents.map(({ name }) => name);
  return nameProblems(names, base, 'document-unnamed', 'document-twice');
}

function scoreSheetProblems({ scoreSheet }: ExamFlow): ExamProblem[] {
  if (!scoreSheet || scoreSheet.items.length === 0) return [];
  const base = '/flow/scoreSheet/items';
  const names = scoreSheet.items.map(({ name }) => name);
  const found = nameProblems(names, base, 'item-unnamed', 'item-twice');
  if (weightSum(scoreSheet.items) !== 100) found.push({ path: base, code: 'weights-not-100' });
  return found;
}

function contactProblems({ contact }: ExamFlow): ExamProblem[] {
  if (!contact || (contact.name === '') === (contact.phone === '')) return [];
  const empty = contact.name === '' ? 'name' : 'phone';
  return [{ path: `/flow/contact/${empty}`, code: 'contact-half' }];
}

function nameProblems(
  names: readonly string[],
  base: string,
  empty: ExamProblemCode,
  twice: ExamProblemCode,
): ExamProblem[] {
  return names.flatMap((name, index) => {
    const path = `${base}/${String(index)}/name`;
    if (name === '') return [{ path, code: empty }];
    return names.indexOf(name) < index ? [{ path, code: twice }] : [];
  });
}
