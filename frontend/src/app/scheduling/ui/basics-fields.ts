import { Component, computed, input, output } from '@angular/core';
import { examKind, type ExamKind, type ExamMajor } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-registry';
import { TextField } from './text-field';

const icons: Readonly<Record<ExamKind, IconName>> = {
  interview: 'groups',
  written: 'edit',
  proctored: 'visibility',
  video: 'videocam',
};

/** Kind, name and major of an exam. */
@Component({
  selector: 'app-basics-fields',
  imports: [Icon, TextField, TranslocoPipe],
  templateUrl: './basics-fields.html',
  styleUrls: ['./field.scss', './basics-fields.scss'],
})
export class BasicsFields {
  readonly kind = input.required<ExamKind>();
  readonly name = input.required<string>();
  readonly majorId = input.required<string>();
  readonly majors = input.required<readonly ExamMajor[]>();
  /** Kind and major cannot change any more. */
  readonly fixed = input(false);
  readonly disabled = input(false);
  /** By JSON pointer. */
  readonly problems = input.required<ReadonlyMap<string, string>>();
  readonly kindChange = output<ExamKind>();
  readonly nameChange = output<string>();
  readonly majorIdChange = output<string>();
  protected readonly kinds = examKind.options;
  protected readonly icons = icons;
  protected readonly colleges = computed(() => {
    const colleges = new Map<string, { name: string; majors: ExamMajor[] }>();
    for (const major of this.majors()) {
      const known = colleges.get(major.collegeId)?.majors ?? [];
      const majors = [...known, major];
      colleges.set(major.collegeId, { name: major.collegeName, majors });
    }
    return [...colleges.values()];
  });
}
