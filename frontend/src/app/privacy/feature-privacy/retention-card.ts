import { Component, ElementRef, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { failureOf, type Failure } from '../../core/http/failure';
import { Confirm } from '../../ui/confirm/confirm';
import { focusWrongField } from '../../ui/field/focus-wrong-field';
import { Problem } from '../../ui/problem/problem';
import { PrivacyState } from '../state/privacy-state';
import { PartState } from '../ui/part-state';

const MOST_DAYS = 3_650;

/** Days after which what is deleted. */
@Component({
  selector: 'app-retention-card',
  imports: [MatButton, PartState, Problem, TranslocoPipe],
  host: { class: 'card' },
  templateUrl: './retention-card.html',
  styleUrls: ['./privacy-card.scss', './retention-card.scss'],
})
export class RetentionCard {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly confirm = inject(Confirm);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  protected readonly state = inject(PrivacyState);
  private readonly rules = computed(() => this.state.retention.value()?.rules ?? []);
  /** What is typed, by kind. */
  protected readonly typed = linkedSignal<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(this.rules().map(({ kind, days }) => [kind, String(days)])),
  );
  protected readonly rows = computed(() =>
    this.rules().map((rule) => {
      const text = this.typed()[rule.kind] ?? '';
      const next = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
      return { ...rule, text, next, wrong: next < 1 || next > MOST_DAYS };
    }),
  );
  protected readonly changed = computed(() => this.rows().some(({ next, days }) => next !== days));
  protected readonly failure = signal<Failure | null>(null);
  protected readonly busy = signal(false);

  protected type(kind: string, text: string): void {
    this.typed.update((typed) => ({ ...typed, [kind]: text }));
  }

  protected async save(): Promise<void> {
    const rows = this.rows();
    if (this.busy()) return;
    if (rows.some(({ wrong }) => wrong)) {
      focusWrongField(this.host.nativeElement);
      return;
    }
    const say = (key: string) => this.transloco.translate(`privacy.retention.${key}`);
    const shorter = rows.some(({ next, days, kept }) => next < days && kept > 0);
    const question = { title: say('ask'), text: say('askText'), confirm: say('save') };
    if (shorter && !(await this.confirm.ask({ ...question, danger: true }))) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const rules = rows.map(({ kind, next }) => ({ kind, days: next }));
      await this.state.changeRetention({ rules });
      this.snackBar.open(say('saved'), undefined, { duration: 4_000 });
    } catch (error) {
      this.failure.set(failureOf(error));
    } finally {
      this.busy.set(false);
    }
  }
}
