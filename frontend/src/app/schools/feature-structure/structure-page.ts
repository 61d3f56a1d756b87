import { Component, computed, inject, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import type { StructureCollegeView, StructureMajorView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { failureOf, type Failure } from '../../core/http/failure';
import { Confirm } from '../../ui/confirm/confirm';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { StructureState } from '../state/structure-state';
import { CollegeDialog, type CollegeDialogData } from './college-dialog';
import { MajorDialog, type MajorDialogData } from './major-dialog';

/** The colleges and majors of a school, or of the administrator's own college. */
@Component({
  selector: 'app-structure-page',
  imports: [
    EmptyState,
    Icon,
    MatButton,
    MatIconButton,
    PageHead,
    Problem,
    ProgressLine,
    SearchField,
    TranslocoPipe,
  ],
  providers: [StructureState],
  templateUrl: './structure-page.html',
  styleUrl: './structure-page.scss',
})
export class StructurePage {
  private readonly dialog = inject(MatDialog);
  private readonly confirm = inject(Confirm);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  private readonly state = inject(StructureState);
  protected readonly structure = this.state.structure;
  protected readonly search = signal('');
  /** Of a deletion. */
  protected readonly failure = signal<Failure | null>(null);
  /** Colleges with a matching name show all their majors, others the majors that match. */
  protected readonly shown = computed(() => {
    const part = this.search().trim().toLowerCase();
    const matches = (text: string | null) => (text ?? '').toLowerCase().includes(part);
    return (this.structure.value()?.colleges ?? []).flatMap((college) => {
      if (matches(college.name) || matches(college.contactName)) return [college];
      const majors = college.majors.filter(({ name, code }) => matches(name) || matches(code));
      return majors.length > 0 ? [{ ...college, majors }] : [];
    });
  });

  protected editCollege(college: StructureCollegeView | null): void {
    const save: CollegeDialogData['save'] = (request) =>
      college ? this.state.editCollege(college.id, request) : this.state.addCollege(request);
    this.dialog.open(CollegeDialog, { data: { college, save }, width: '520px' });
  }

  protected editMajor(college: StructureCollegeView, major: StructureMajorView | null): void {
    const save: MajorDialogData['save'] = (request) =>
      major ? this.state.editMajor(major.id, request) : this.state.addMajor(college.id, request);
    const data = { collegeName: college.name, major, save };
    this.dialog.open(MajorDialog, { data, width: '520px' });
  }

  protected removeCollege({ id, name }: StructureCollegeView): Promise<void> {
    return this.remove('College', name, () => this.state.removeCollege(id));
  }

  protected removeMajor({ id, name }: StructureMajorView): Promise<void> {
    return this.remove('Major', name, () => this.state.removeMajor(id));
  }

  private async remove(kind: string, name: string, work: () => Promise<void>): Promise<void> {
    const say = (key: string) => this.transloco.translate(`schools.structure.${key}`, { name });
    this.failure.set(null);
    const agreed = await this.confirm.ask({
      title: say(`remove${kind}Title`),
      text: say(`remove${kind}Text`),
      confirm: say('remove'),
      danger: true,
    });
    if (!agreed) return;
    try {
      await work();
      this.snackBar.open(say('removed'), undefined, { duration: 4_000 });
    } catch (error) {
      this.failure.set(failureOf(error));
    }
  }
}
