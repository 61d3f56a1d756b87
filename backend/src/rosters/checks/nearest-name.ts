/** How names are compared: width, case, spaces and kinds of brackets do not matter. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/g, '');
}

/** The known name most like `name`, when it is like it at all: more than half of it is the same. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  const wanted = comparableName(name);
  let best: string | null = null;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const other = comparableName(candidate);
    const distance = editDistance(wanted, other);
    const alike = distance < Math.max(wanted.length, other.length) / 2;
    if (alike && distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Signs to insert, remove or replace (Levenshtein). */
function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const removed = (previous[column] ?? 0) + 1;
      const inserted = (current[column - 1] ?? 0) + 1;
      current.push(Math.min(replaced, removed, inserted));
    }
    previous = current;
  }
  return previous[to.length] ?? 0;
}
