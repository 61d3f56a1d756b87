import type { SchoolView } from '@exam/contracts';

/** A name in three: before what was searched for, that part, and the rest. */
export function matchedPart(school: SchoolView, search: string): [string, string, string] {
  const wanted = search.trim().toLowerCase();
  const { name, pinyinInitials } = school;
  let start = wanted === '' ? -1 : name.toLowerCase().indexOf(wanted);
  // One initial stands for one character of the name.
  if (start < 0 && wanted !== '' && pinyinInitials.length === name.length)
    start = pinyinInitials.toLowerCase().indexOf(wanted);
  if (start < 0) return [name, '', ''];
  const end = start + wanted.length;
  return [name.slice(0, start), name.slice(start, end), name.slice(end)];
}
