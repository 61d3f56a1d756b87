import type { DecisionRequest, SendBackReason, SentBack } from '@exam/contracts';

/** Why documents shall go back, by document. */
export type DocumentMarks = ReadonlyMap<string, SentBack>;

const unmarked: SentBack = { reasons: [], note: '' };

export const markOf = (marks: DocumentMarks, documentId: string): SentBack =>
  marks.get(documentId) ?? unmarked;

const isEmpty = ({ reasons, note }: SentBack) => reasons.length === 0 && note.trim() === '';

function withMark(marks: DocumentMarks, documentId: string, mark: SentBack): DocumentMarks {
  const others = [...marks].filter(([id]) => id !== documentId);
  return new Map(isEmpty(mark) ? others : [...others, [documentId, mark]]);
}

/** Gives a document this reason, or takes it away. */
export function toggleReason(
  marks: DocumentMarks,
  documentId: string,
  reason: SendBackReason,
): DocumentMarks {
  const { reasons, note } = markOf(marks, documentId);
  const has = reasons.includes(reason);
  const next = has ? reasons.filter((one) => one !== reason) : [...reasons, reason];
  return withMark(marks, documentId, { reasons: next, note });
}

export function writeNote(marks: DocumentMarks, documentId: string, note: string): DocumentMarks {
  return withMark(marks, documentId, { ...markOf(marks, documentId), note });
}

/** As the server wants it. */
export function sentBackOf(marks: DocumentMarks): DecisionRequest['sentBack'] {
  return [...marks].map(([documentId, { reasons, note }]) => ({
    ...{ documentId, reasons, note: note.trim() },
  }));
}
