import { Component, computed, inject, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import type { ColumnMapping } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { PeopleImport } from '../state/people-import';

const required = {
  candidates: ['candidateNumber', 'name', 'idNumber', 'phone', 'college', 'major'],
  staff: ['name', 'phone'],
  photos: [],
} as const;
const optional = {
  candidates: ['idDocumentType', 'gender', 'remark'],
  staff: ['staffNumber', 'college'],
  photos: [],
} as const;

/** Says which column of the file is which, where their names do not. */
@Component({
  selector: 'app-mapping-step',
  imports: [MatButton, MatFormField, MatHint, MatLabel, MatOption, MatSelect, TranslocoPipe],
  templateUrl: './mapping-step.html',
  styleUrl: './mapping-step.scss',
})
export class MappingStep {
  protected readonly job = inject(PeopleImport);
  readonly discarded = output();
  protected readonly proposal = computed(() => this.job.current()?.proposal ?? null);
  protected readonly mapping = linkedSignal<ColumnMapping | null>(
    () => this.proposal()?.mapping ?? null,
  );
  protected readonly sheet = computed(() => {
    const mapping = this.mapping();
    return mapping && this.proposal()?.sheets[mapping.sheet];
  });
  protected readonly header = computed(
    () =>
      this.sheet()?.head.find(({ number }) => number === this.mapping()?.headerRow)?.cells ?? [],
  );
  /** What stands below the header, to compare by. */
  protected readonly sample = computed(
    () =>
      this.sheet()
        ?.head.filter(({ number }) => number > (this.mapping()?.headerRow ?? 0))
        .slice(0, 3) ?? [],
  );
  protected readonly keys = computed(() => {
    const kind = this.job.kind();
    return [
      ...required[kind].map((key) => ({ key, required: true })),
      ...optional[kind].map((key) => ({ key, required: false })),
    ];
  });
  protected readonly asked = signal(false);
  /** One column stands for one thing only. */
  protected readonly twice = computed(() => {
    const used = Object.values(this.mapping()?.columns ?? {});
    return new Set(used.filter((column, index) => used.indexOf(column) !== index));
  });

  protected setSheet(sheet: number): void {
    const head = this.proposal()?.sheets[sheet]?.head ?? [];
    this.mapping.set({ sheet, headerRow: head[0]?.number ?? 1, columns: {} });
  }

  protected setHeader(headerRow: number): void {
    this.mapping.update((mapping) => mapping && { ...mapping, headerRow });
  }

  protected setColumn(key: string, column: number | null): void {
    this.mapping.update((mapping) => {
      if (!mapping) return null;
      const others = Object.entries(mapping.columns).filter(([name]) => name !== key);
      const own = column === null ? [] : [[key, column] as const];
      return { ...mapping, columns: Object.fromEntries([...others, ...own]) };
    });
  }

  protected problemOf(key: string, isRequired: boolean): string | null {
    const column = this.mapping()?.columns[key];
    if (column !== undefined && this.twice().has(column)) return 'rosters.import.columnTwice';
    return this.asked() && isRequired && column === undefined
      ? 'rosters.import.columnMissing'
      : null;
  }

  protected async check(): Promise<void> {
    this.asked.set(true);
    const mapping = this.mapping();
    const wrong = this.keys().some((one) => this.problemOf(one.key, one.required) !== null);
    // Who administers one college need not have it in the file: the server says so if it must be.
    const college = 'rosters.import.columnMissing' === this.problemOf('college', true);
    if (mapping && (!wrong || (college && this.onlyCollegeMissing()))) await this.job.map(mapping);
  }

  private onlyCollegeMissing(): boolean {
    return this.keys().every(
      (one) => one.key === 'college' || this.problemOf(one.key, one.required) === null,
    );
  }
}
