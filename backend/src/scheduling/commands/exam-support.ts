import type { AuditFacts, FlowSetting } from '@exam/contracts';

import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import { isInScope, maskPhone, type AdministrationScope, type Major } from '../../schools/index.ts';
import { changedSettings } from '../flow-impact.ts';
import type { Exam } from '../exam.ts';
import type { ExamDependencies } from './dependencies.ts';

/** Throws ConflictError `exam-changed`, with who it was, unless the version is the present one. */
export async function requireVersion(
  { people }: ExamDependencies,
  { id, version, changedBy }: Exam,
  seen: number,
): Promise<void> {
  if (version === seen) return;
  const name = changedBy ? (await people([changedBy])).get(changedBy)?.name : undefined;
  const facts = name === undefined ? {} : { changedBy: name };
  throw new ConflictError(
    'exam-changed',
    `${id}: ${String(seen)} is now ${String(version)}`,
    facts,
  );
}

/** Throws NotFoundError for a major outside of the scope. */
export async function requireMajor(
  { schools }: ExamDependencies,
  scope: AdministrationScope,
  majorId: string,
): Promise<Major> {
  const major = await schools.findMajor(majorId);
  if (major && isInScope(scope, major)) return major;
  throw new NotFoundError('major-not-found', `no major ${majorId}`);
}

/** What the audit log keeps of an exam: the facts in which it differs from `other`. */
export function auditFacts(exam: Exam, other?: Exam): AuditFacts {
  const { name, kind, majorId, status, isRehearsal, flow } = exam;
  const settings = changedSettings(other?.flow ?? {}, flow);
  const facts = { name, kind, majorId, status, isRehearsal } as const;
  const changed = Object.entries(facts).filter(
    ([key, value]) => other?.[key as keyof typeof facts] !== value,
  );
  const values = settings.map((setting) => [setting, settingFact(exam, setting)]);
  return {
    ...Object.fromEntries(changed),
    ...(values.length > 0 && { flow: Object.fromEntries(values) as AuditFacts }),
  };
}

function settingFact({ flow }: Exam, setting: FlowSetting): AuditFacts[string] {
  const { contact } = flow;
  if (setting === 'contact' && contact) {
    return { ...contact, phone: contact.phone === '' ? '' : maskPhone(contact.phone) };
  }
  return flow[setting] ?? null;
}
