import type { AuditFacts } from '@exam/contracts';

/** A name whose last word stands for something that nobody may read in the log. */
const SENSITIVE =
  /(^|[_-])(phone|idNumber|id_number|code|secret|password|token)s?$|[a-z](Phone|IdNumber|Code|Secret|Password|Token)s?$/;
const MASK = /[*•●＊]/;

/**
 * Throws when facts hold a readable phone, ID number, code or secret: the log keeps what it is told
 * for ever. Such a value must be masked (a `*` or `•` in it), or left out.
 */
export function requireMasked(facts: AuditFacts): void {
  for (const [name, value] of Object.entries(facts)) check(name, value);
}

function check(name: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) check(name, item);
  } else if (typeof value === 'object' && value !== null) {
    requireMasked(value as AuditFacts);
  } else if (isReadable(value) && SENSITIVE.test(name)) {
    throw new Error(`"${name}" must be masked before it goes into the audit log`);
  }
}

/** Yes and no tell nothing, nor does a small count. */
function isReadable(value: unknown): boolean {
  if (typeof value === 'number') return value >= 100_000;
  return typeof value === 'string' && value !== '' && !MASK.test(value);
}
