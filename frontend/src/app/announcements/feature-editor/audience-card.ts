import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOptgroup, MatOption, MatSelect } from '@angular/material/select';
import type { AnnouncementAudience } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Problem } from '../../ui/problem/problem';
import type { Fields } from '../state/announcement-draft';
import { AudienceOptions } from '../state/audience-options';

const keyOf = ({ collegeId, majorId }: AnnouncementAudience) =>
  majorId ? `major ${majorId}` : collegeId ? `college ${collegeId}` : 'school';

/** For whom it is, and how strongly they are told. */
@Component({
  selector: 'app-audience-card',
  imports: [
    MatButton,
    MatCheckbox,
    MatFormField,
    MatLabel,
    MatOptgroup,
    MatOption,
    MatSelect,
    Problem,
    TranslocoPipe,
  ],
  host: { class: 'card' },
  templateUrl: './audience-card.html',
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding: 20px;
    }
    mat-form-field {
      margin-top: 8px;
    }
    mat-checkbox {
      margin-inline-start: -11px;
    }
    .hint {
      padding-inline-start: 30px;
      margin-top: -8px;
    }
    .total {
      margin-top: -12px;
    }
  `,
})
export class AudienceCard {
  protected readonly options = inject(AudienceOptions);
  readonly fields = input.required<Fields>();
  readonly disabled = input(false);
  /** Readers have it already: for whom it is does not change any more. */
  readonly fixed = input(false);
  /** Candidates whom it concerns now. */
  readonly total = input.required<number>();
  readonly changed = output<Partial<Fields>>();
  protected readonly chosen = computed(() => keyOf(this.fields().audience));
  protected readonly keyOf = keyOf;

  protected choose(key: string): void {
    const [kind, id = null] = key.split(' ');
    const college = this.options
      .value()
      ?.colleges.find(({ majors }) => majors.some((major) => major.id === id));
    const audience =
      kind === 'major'
        ? { collegeId: college?.id ?? null, majorId: id }
        : { collegeId: id, majorId: null };
    this.changed.emit({ audience });
  }
}
