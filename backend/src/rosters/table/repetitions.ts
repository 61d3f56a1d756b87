import type { CellProblemCode } from '@exam/contracts';

import type { RowReader } from './row-reader.ts';

/** Finds a value that several rows have. All of them are wrong: nobody can tell which one is right. */
export class Repetitions<Key extends string> {
  private readonly column: Key;
  private readonly code: CellProblemCode;
  private readonly readers = new Map<string, RowReader<Key>[]>();

  constructor(column: Key, code: CellProblemCode) {
    this.column = column;
    this.code = code;
  }

  note(value: string | null, reader: RowReader<Key>): void {
    if (value === null || value === '') return;
    const same = this.readers.get(value);
    if (same) same.push(reader);
    else this.readers.set(value, [reader]);
  }

  /** Call when every row was noted. */
  tell(): void {
    for (const [first, second, ...more] of this.readers.values()) {
      if (!first || !second) continue;
      first.wrong(this.column, this.code, { otherRow: second.number });
      for (const later of [second, ...more]) {
        later.wrong(this.column, this.code, { otherRow: first.number });
      }
    }
  }
}
