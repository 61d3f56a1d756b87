import type { ReviewOutcome, SendBackReason, SentBack } from '@exam/contracts';

/** `pending`: it can be taken back. `stale`: the file was another before it took effect. */
export type DecisionState = 'pending' | 'settled' | 'undone' | 'stale';

/** A document that goes back, under the name that it has in the exam. */
export type SentBackDocument = SentBack & { readonly documentId: string; readonly name: string };

export interface Decision {
  readonly outcome: ReviewOutcome;
  readonly documents: readonly SentBackDocument[];
}

/**
 * What a reviewer's choice means: nothing that goes back approves the file. Null when it names a
 * document twice, or one that does not wait for a decision.
 */
export function decisionOn(
  waiting: readonly { readonly id: string; readonly name: string }[],
  chosen: readonly (SentBack & { readonly documentId: string })[],
): Decision | null {
  const names = new Map(waiting.map(({ id, name }) => [id, name]));
  const documents: SentBackDocument[] = [];
  for (const { documentId, reasons, note } of chosen) {
    const name = names.get(documentId);
    if (name === undefined) return null;
    names.delete(documentId);
    documents.push({ documentId, name, reasons: [...new Set(reasons)], note });
  }
  return { outcome: documents.length > 0 ? 'sentBack' : 'approved', documents };
}

/** In the language of the audit log. */
const reasonTexts: Readonly<Record<SendBackReason, string>> = {
  blurred: '照片模糊，看不清文字',
  cutOff: '边角缺失或被遮挡',
  expired: '证件已过有效期',
  notMatching: '姓名或证件号与名单不符',
  wrongDocument: '不是本项要求的材料',
  pagesMissing: '页数不全',
};

/** Why a document came back, in the words of the audit log; candidates read it in their language. */
export function reasonText({ reasons, note }: SentBack): string {
  const words = reasons.map((reason) => reasonTexts[reason]);
  return [...words, ...(note === '' ? [] : [note])].join('；');
}
