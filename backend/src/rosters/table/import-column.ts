/** A column that an import knows. The file's own columns are matched to it by name. */
export interface ImportColumn<Key extends string = string> {
  readonly key: Key;
  /** Of the template, and of every file that we write. */
  readonly header: string;
  /** Other names that schools use for it. */
  readonly synonyms: readonly string[];
  readonly required: boolean;
  readonly example: string;
  /** What the template says about it. */
  readonly note: string;
  /** In characters; a Chinese one counts two. */
  readonly width: number;
  readonly choices?: readonly string[];
}

/** Headers are compared without what people add: width, spaces, stars, remarks in brackets. */
export function comparableHeader(header: string): string {
  return header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|【[^】]*】|\[[^\]]*\]/g, '')
    .replace(/[\s*:_\-/、.·]/g, '');
}
