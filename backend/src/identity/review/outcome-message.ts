import type { Sms } from '../../notifications/index.ts';
import type { Decision } from './review-decision.ts';

/** Longest value that providers take in a template. */
const LONGEST = 35;

const cut = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

/** What a candidate is told of a decision: the exam and the documents, and nothing about the person. */
export function outcomeMessage(
  phone: string,
  examName: string,
  { outcome, documents }: Decision,
): Sms {
  const exam = cut(examName);
  if (outcome === 'approved') return { phone, template: 'identityApproved', params: { exam } };
  const names = cut(documents.map(({ name }) => name).join('、'));
  return { phone, template: 'identitySentBack', params: { exam, documents: names } };
}
