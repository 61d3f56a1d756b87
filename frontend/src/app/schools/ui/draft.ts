import { signal, type WritableSignal } from '@angular/core';

import { failureOf, type Failure } from '../../core/http/failure';

/** What is wrong with a field: the key of its words, by JSON pointer. */
export type FieldProblems = Readonly<Record<string, string>>;

/** As much of a zod schema as a form needs. */
interface Schema<Request> {
  safeParse(value: unknown):
    | { success: true; data: Request }
    | {
        success: false;
        error: { issues: { path: PropertyKey[]; code: string; message: string }[] };
      };
}

/** What is typed into a form, what is wrong with it, and how sending it went. */
export class Draft<T extends object> {
  readonly value: WritableSignal<T>;
  readonly problems = signal<FieldProblems>({});
  /** Why it was not taken, where no field is to blame. */
  readonly failure = signal<Failure | null>(null);
  readonly busy = signal(false);

  constructor(initial: T) {
    this.value = signal(initial);
  }

  /** What was wrong with these fields may be right now. */
  change(part: Partial<T>): void {
    this.value.update((value) => ({ ...value, ...part }));
    const changed = Object.keys(part).map((field) => `/${field}`);
    const isChanged = (pointer: string) => changed.some((start) => pointer.startsWith(start));
    this.problems.update((problems) =>
      Object.fromEntries(Object.entries(problems).filter(([pointer]) => !isChanged(pointer))),
    );
    this.failure.set(null);
  }

  /**
   * Sends what the contract makes of it, unless that is going on. True when it was taken; else the
   * problems say why, and nothing that was typed is lost.
   */
  async send<Request>(
    schema: Schema<Request>,
    work: (request: Request) => Promise<unknown>,
  ): Promise<boolean> {
    if (this.busy()) return false;
    const parsed = schema.safeParse(this.value());
    this.problems.set(parsed.success ? {} : this.contractProblems(parsed.error.issues));
    this.failure.set(null);
    if (!parsed.success) return false;
    this.busy.set(true);
    try {
      await work(parsed.data);
      return true;
    } catch (error) {
      this.take(failureOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private contractProblems(issues: { path: PropertyKey[]; code: string; message: string }[]) {
    // Of several about one field the first is the plainest, so it is put last.
    return Object.fromEntries(
      [...issues]
        .reverse()
        .map(({ path, code, message }) => [
          path.map((part) => `/${String(part)}`).join(''),
          code === 'custom' ? `schools.wrong.${message}` : this.wordOf(path),
        ]),
    );
  }

  private wordOf(path: PropertyKey[]): string {
    const typed = path.reduce<unknown>(
      (value, part) => (value as Record<PropertyKey, unknown> | null)?.[part],
      this.value(),
    );
    return `schools.wrong.${typed === '' || typed == null ? 'missing' : String(path.at(-1))}`;
  }

  private take(failure: Failure): void {
    const isOurs = failure.code !== 'invalid-request';
    const entries = failure.fields.map(({ path }): [string, string] => [
      path,
      isOurs ? `problem.${failure.code}` : `schools.wrong.${path.split('/').at(-1) ?? ''}`,
    ]);
    this.problems.set(Object.fromEntries(entries));
    this.failure.set(entries.length > 0 ? null : failure);
  }
}
