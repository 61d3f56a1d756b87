// Chinese characters, kana, hangul and full-width forms take two columns of a terminal.
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/gu;

/** Columns of equal width, two spaces between them; no line ends in blanks. */
export function formatTable(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, displayWidth(cell))));
  }
  const pad = (cell: string, i: number) => cell + ' '.repeat((widths[i] ?? 0) - displayWidth(cell));
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n');
}

function displayWidth(text: string): number {
  return text.length + (text.match(wide)?.length ?? 0);
}
