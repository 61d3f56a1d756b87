import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { STAFF_PAGE, type StaffView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { StaffState } from '../state/staff-state';
import { FilterSelect } from '../ui/filter-select';
import { ReasonDialog, type ReasonQuestion } from '../ui/reason-dialog';
import { StaffDialog, type StaffDialogData } from './staff-dialog';

const filterRoles = [
  'schoolAdmin',
  'securityAdmin',
  'auditAdmin',
  'collegeAdmin',
  'inspector',
  'mainExaminer',
  'waitingExaminer',
  'panelExaminer',
];

/** The staff of a school, or of the administrator's own college. */
@Component({
  selector: 'app-staff-page',
  imports: [
    Chip,
    EmptyState,
    FilterSelect,
    Icon,
    MatButton,
    MatIconButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHead,
    Problem,
    ProgressLine,
    RouterLink,
    SearchField,
    TranslocoPipe,
  ],
  providers: [StaffState],
  templateUrl: './staff-page.html',
  styleUrl: './staff-page.scss',
})
export class StaffPage {
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  protected readonly times = inject(TimeTexts);
  protected readonly state = inject(StaffState);
  protected readonly staff = this.state.staff;
  protected readonly roles = computed(() =>
    filterRoles.map((role) => ({ value: role, key: `role.${role}` })),
  );
  protected readonly states = ['enabled', 'disabled'].map((value) => ({
    value,
    key: `schools.staff.state.${value}`,
  }));
  protected readonly colleges = computed(() => [
    { value: 'none', key: 'schools.wholeSchool' },
    ...this.state.colleges().map(({ id, name }) => ({ value: id, label: name })),
  ]);
  protected readonly range = computed(() => {
    const first = (this.state.page() - 1) * STAFF_PAGE;
    const shown = this.staff.value()?.staff.length ?? 0;
    return { from: first + 1, to: first + shown, total: this.staff.value()?.total ?? 0 };
  });

  protected edit(person: StaffView | null): void {
    const data: StaffDialogData = {
      person,
      colleges: this.state.colleges(),
      wholeSchool: this.state.ownCollege() === null,
      add: (request) => this.state.add(request),
      edit: (request) => this.state.edit(person?.id ?? '', request),
    };
    const dialog = this.dialog.open(StaffDialog, {
      data,
      width: '520px',
      restoreFocus: menuOf(person),
    });
    this.sayAfter(dialog, 'saved');
  }

  protected setState({ id, name }: StaffView, word: 'disable' | 'enable'): void {
    const say = (key: string) => this.transloco.translate(`schools.staff.${key}`, { name });
    const data: ReasonQuestion = {
      title: say(`${word}Title`),
      text: say(`${word}Text`),
      confirm: say(word),
      danger: word === 'disable',
      run: (reason) => this.state.setState(id, word, reason),
    };
    const dialog = this.dialog.open(ReasonDialog, {
      data,
      width: '480px',
      restoreFocus: menuOf({ id }),
    });
    this.sayAfter(dialog, `${word}d`, { name });
  }

  private sayAfter(
    dialog: { afterClosed: () => { subscribe: (next: (done?: boolean) => void) => unknown } },
    key: string,
    params: Record<string, string> = {},
  ): void {
    dialog.afterClosed().subscribe((done) => {
      if (!done) return;
      const text = this.transloco.translate(`schools.staff.${key}`, params);
      this.snackBar.open(text, undefined, { duration: 4_000 });
    });
  }
}

/** What gets the focus back: the entry of the menu that opened a dialog is gone by then. */
const menuOf = (person: Pick<StaffView, 'id'> | null) =>
  person === null || `[data-person="${person.id}"]`;
