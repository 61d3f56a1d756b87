/**
 * Fills the `${name}` marks of a .jcfg template. Texts are quoted and escaped for libconfig,
 * numbers stay bare, so no value can end its setting and begin another.
 *
 * @throws Error for a mark without a value, and for a value that no mark uses
 */
export function renderTemplate(
  template: string,
  values: Readonly<Record<string, string | number>>,
): string {
  const unused = new Set(Object.keys(values));
  const rendered = template.replaceAll(/^(?!\s*#)(.*)\$\{(\w+)\}/gm, (_, before: string, name) => {
    const value = values[name as string];
    if (value === undefined) throw new Error(`The template wants ${String(name)}`);
    unused.delete(name as string);
    return before + (typeof value === 'number' ? String(value) : quote(value));
  });
  if (unused.size > 0) throw new Error(`The template does not use ${[...unused].join(', ')}`);
  return rendered;
}

function quote(text: string): string {
  // eslint-disable-next-line no-control-regex -- a line break or NUL is what must not get in
  if (/[\u0000-\u001f]/.test(text)) throw new Error('A setting may not hold control characters');
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
