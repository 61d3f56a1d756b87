/** What the name of a picture in an archive may stand for, the likeliest first; none for no picture. */
export function numbersInName(path: string): string[] {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  // What file systems put beside pictures.
  if (
    path.startsWith('__MACOSX/') ||
    name.startsWith('.') ||
    /^(thumbs\.db|desktop\.ini)$/i.test(name)
  ) {
    return [];
  }
  const stem = name
    .replace(/\.[^.]*$/, '')
    .normalize('NFKC')
    .trim();
  // Some systems add the person's name: 2026000001_张三.jpg
  const [first = ''] = stem.split(/[_\s]/);
  // Numbers are ASCII; the database compares them with nothing else.
  return [...new Set([stem, first])].map((number) => (/^[!-~]+$/.test(number) ? number : '?'));
}
