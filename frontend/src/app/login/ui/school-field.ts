import {
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { SchoolView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import { matchedPart } from './matched-part';
import { SchoolCrest } from './school-crest';

/** A school, found by its name or pinyin initials: a combobox with a list below. */
@Component({
  selector: 'app-school-field',
  imports: [Icon, SchoolCrest, TranslocoPipe],
  templateUrl: './school-field.html',
  styleUrls: ['../../ui/field/field.scss', './school-field.scss'],
})
export class SchoolField {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  readonly school = input.required<SchoolView | null>();
  readonly found = input.required<readonly SchoolView[]>();
  readonly searching = input(false);
  /** Id of the element that tells what is wrong with this field. */
  readonly problemId = input<string | null>(null);
  readonly searched = output<string>();
  readonly chosen = output<SchoolView>();

  protected readonly open = signal(false);
  protected readonly search = signal('');
  protected readonly activeIndex = linkedSignal<readonly SchoolView[], number>({
    source: this.found,
    computation: () => 0,
  });
  protected readonly shown = computed(() =>
    this.open() ? this.search() : (this.school()?.name ?? ''),
  );
  protected readonly options = computed(() =>
    this.found().map((school) => ({ school, parts: matchedPart(school, this.search()) })),
  );

  protected show(): void {
    if (this.open()) return;
    this.open.set(true);
    this.type('');
  }

  protected type(text: string): void {
    this.open.set(true);
    this.search.set(text);
    this.searched.emit(text);
  }

  protected hide(): void {
    this.open.set(false);
    this.search.set('');
  }

  protected choose(school: SchoolView): void {
    this.hide();
    this.chosen.emit(school);
    this.element.querySelector('input')?.focus();
  }

  protected press(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const last = this.found().length - 1;
    if (event.key === 'ArrowDown' && !this.open()) this.show();
    else if (event.key === 'ArrowDown') this.activeIndex.update((at) => Math.min(last, at + 1));
    else if (event.key === 'ArrowUp') this.activeIndex.update((at) => Math.max(0, at - 1));
    else if (event.key === 'Escape') this.hide();
    else if (event.key === 'Enter' && this.open()) this.chooseActive();
    else return;
    event.preventDefault();
  }

  private chooseActive(): void {
    const school = this.found()[this.activeIndex()];
    if (school) this.choose(school);
  }
}
