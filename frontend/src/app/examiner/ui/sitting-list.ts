import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  output,
  signal,
  viewChildren,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  sittingStatus,
  type IncidentView,
  type SittingStatus,
  type StaffSittingView,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { keyOf } from '../../ui/key-cap/key-of';
import { SittingRow } from './sitting-row';

/** The candidates of a room in the drawn order; one of them is chosen, by mouse or by arrow keys. */
@Component({
  selector: 'app-sitting-list',
  imports: [EmptyState, Icon, MatButton, SittingRow, TranslocoPipe],
  host: { '(document:keydown)': 'move($event)' },
  templateUrl: './sitting-list.html',
  styleUrl: './sitting-list.scss',
})
export class SittingList {
  readonly sittings = input.required<readonly StaffSittingView[]>();
  readonly incidents = input<readonly IncidentView[]>([]);
  readonly chosenId = input<string | null>(null);
  /** Whom "invite the next" will invite. */
  readonly nextId = input<string | null>(null);
  readonly myId = input('');
  /** Shows the steps before the waiting area. */
  readonly withSteps = input(false);
  readonly chosen = output<string>();

  protected readonly search = signal('');
  protected readonly filter = signal<SittingStatus | ''>('');
  private readonly options = viewChildren<unknown, ElementRef<HTMLElement>>('option', {
    read: ElementRef,
  });
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  protected readonly finished = computed(
    () => this.sittings().filter(({ status }) => status === 'finished').length,
  );
  /** Statuses that somebody has, with how many. */
  protected readonly counts = computed(() =>
    sittingStatus.options
      .map((status) => ({
        status,
        count: this.sittings().filter((sitting) => sitting.status === status).length,
      }))
      .filter(({ status, count }) => count > 0 || status === this.filter()),
  );
  protected readonly shown = computed(() => {
    const search = this.search().trim().toLowerCase();
    const filter = this.filter();
    return this.sittings().filter(
      (sitting) => (filter === '' || sitting.status === filter) && matches(sitting, search),
    );
  });
  protected readonly incidentCounts = computed(() => {
    const counts = new Map<string, number>();
    for (const { sittingId } of this.incidents())
      counts.set(sittingId, (counts.get(sittingId) ?? 0) + 1);
    return counts;
  });
  /** Only one option is in the tab order. */
  protected readonly tabStop = computed(() => {
    const shown = this.shown();
    return (shown.find(({ id }) => id === this.chosenId()) ?? shown[0])?.id;
  });

  protected filterBy(value: string): void {
    this.filter.set(sittingStatus.options.find((status) => status === value) ?? '');
  }

  protected showAll(): void {
    this.search.set('');
    this.filter.set('');
  }

  /** Arrow keys work wherever the focus is, unless something there needs them. */
  protected move(event: KeyboardEvent): void {
    const key = keyOf(event);
    const step = key === 'arrowdown' ? 1 : key === 'arrowup' ? -1 : 0;
    if (step === 0) return;
    const shown = this.shown();
    const from = shown.findIndex(({ id }) => id === this.chosenId());
    const to = from === -1 ? 0 : Math.min(shown.length - 1, Math.max(0, from + step));
    const sitting = shown[to];
    if (!sitting) return;
    event.preventDefault();
    this.chosen.emit(sitting.id);
    const option = this.options()[to]?.nativeElement;
    if (this.element.contains(document.activeElement)) option?.focus();
    option?.scrollIntoView({ block: 'nearest' });
  }
}

function matches({ candidate, drawnPosition }: StaffSittingView, search: string): boolean {
  return (
    candidate.name.toLowerCase().includes(search) ||
    candidate.candidateNumber.toLowerCase().includes(search) ||
    String(drawnPosition) === search
  );
}
