import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { grantableRole, type GrantView } from '@exam/contracts';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Chip } from '../../ui/chip/chip';
import { EmptyState } from '../../ui/empty-state/empty-state';
import { Icon } from '../../ui/icon/icon';
import { PageHead } from '../../ui/page-head/page-head';
import { Problem } from '../../ui/problem/problem';
import { ProgressLine } from '../../ui/progress-line/progress-line';
import { SearchField } from '../../ui/search-field/search-field';
import { sideSheet } from '../../ui/side-sheet/side-sheet';
import { RolesState } from '../state/roles-state';
import { ReasonDialog, type ReasonQuestion } from '../ui/reason-dialog';
import { GrantDialog, type GrantDialogData } from './grant-dialog';

/** Who holds what in the school; only the security admin comes here. */
@Component({
  selector: 'app-roles-page',
  imports: [
    Chip,
    EmptyState,
    Icon,
    MatButton,
    PageHead,
    Problem,
    ProgressLine,
    SearchField,
    TranslocoPipe,
  ],
  providers: [RolesState],
  templateUrl: './roles-page.html',
  styleUrl: './roles-page.scss',
})
export class RolesPage {
  private readonly dialog = inject(MatDialog);
  private readonly snackBar = inject(MatSnackBar);
  private readonly transloco = inject(TranslocoService);
  private readonly state = inject(RolesState);
  protected readonly times = inject(TimeTexts);
  protected readonly grants = this.state.grants;
  protected readonly search = signal('');
  protected readonly groups = computed(() => {
    const part = this.search().trim().toLowerCase();
    const found = (this.grants.value()?.grants ?? []).filter(({ person }) =>
      [person.name, person.college?.name ?? ''].some((text) => text.toLowerCase().includes(part)),
    );
    return grantableRole.options
      .map((role) => ({ role, grants: found.filter((grant) => grant.role === role) }))
      .filter(({ grants }) => grants.length > 0 || part === '');
  });

  protected grant(): void {
    const data: GrantDialogData = { grant: (request) => this.state.change('grants', request) };
    const dialog = this.dialog.open<GrantDialog, GrantDialogData, string>(GrantDialog, {
      ...sideSheet,
      data,
    });
    dialog.afterClosed().subscribe((name) => {
      if (name !== undefined) this.say('granted', { name });
    });
  }

  protected revoke({ person, role }: GrantView): void {
    if (role === 'operator') return;
    const { id: personId, name } = person;
    const params = { name, role: this.transloco.translate(`role.${role}`) };
    const data: ReasonQuestion = {
      title: this.transloco.translate('schools.roles.revokeTitle', params),
      text: this.transloco.translate('schools.roles.revokeText', params),
      confirm: this.transloco.translate('schools.roles.revoke'),
      danger: true,
      run: (reason) => this.state.change('revocations', { personId, role, reason }),
    };
    const dialog = this.dialog.open<ReasonDialog, ReasonQuestion, boolean>(ReasonDialog, {
      data,
      width: '480px',
    });
    dialog.afterClosed().subscribe((done) => {
      if (done) this.say('revoked', params);
    });
  }

  private say(key: string, params: Record<string, string>): void {
    const text = this.transloco.translate(`schools.roles.${key}`, params);
    this.snackBar.open(text, undefined, { duration: 4_000 });
  }
}
