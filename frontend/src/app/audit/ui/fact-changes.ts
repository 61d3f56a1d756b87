import type { AuditFacts } from '@exam/contracts';

/** One value of an entry, before and after. Null where there was none. */
export interface FactChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly changed: boolean;
}

/** What an entry says about each value, those that changed first. */
export function factChanges(before: AuditFacts | null, after: AuditFacts | null): FactChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  const changes = names.map((name) => {
    const [was, became] = [textOf(before, name), textOf(after, name)];
    return { name, before: was, after: became, changed: was !== became };
  });
  return changes.sort((a, b) => Number(b.changed) - Number(a.changed));
}

function textOf(facts: AuditFacts | null, name: string): string | null {
  const value = facts?.[name];
  if (value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
