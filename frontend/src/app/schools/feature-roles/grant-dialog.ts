import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import {
  grantableRole,
  grantRequest,
  type GrantableRole,
  type GranteesView,
  type GrantRequest,
} from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { Chip } from '../../ui/chip/chip';
import { Problem } from '../../ui/problem/problem';
import { SearchField } from '../../ui/search-field/search-field';
import { GranteeSearch } from '../state/roles-state';
import { Draft } from '../ui/draft';
import { DraftSheet } from '../ui/draft-sheet';

export interface GrantDialogData {
  readonly grant: (request: GrantRequest) => Promise<void>;
}

type Grantee = GranteesView['people'][number];

/** Finds somebody, and gives them a role, with a reason. Closes with their name once it is done. */
@Component({
  selector: 'app-grant-dialog',
  imports: [Chip, DraftSheet, MatButton, Problem, SearchField, TranslocoPipe],
  providers: [GranteeSearch],
  templateUrl: './grant-dialog.html',
  styleUrls: ['../ui/sheet.scss', '../ui/field.scss', './grant-dialog.scss'],
})
export class GrantDialog {
  private readonly data = inject<GrantDialogData>(MAT_DIALOG_DATA);
  protected readonly grantees = inject(GranteeSearch);
  protected readonly roles = grantableRole.options;
  protected readonly person = signal<Grantee | null>(null);
  protected readonly draft = new Draft({ personId: '', role: '', reason: '' });

  protected readonly save = async () =>
    (await this.draft.send(grantRequest, this.data.grant)) && (this.person()?.name ?? '');

  protected choose(person: Grantee | null): void {
    this.person.set(person);
    this.draft.change({ personId: person?.id ?? '', role: '' });
  }

  protected mayBe(role: GrantableRole): boolean {
    return this.person()?.grantable.includes(role) ?? false;
  }

  /** The key of the words that say why somebody cannot have a role. */
  protected whyNot(role: GrantableRole): string {
    const person = this.person();
    if (person?.state === 'disabled') return 'problem.person-disabled';
    if (person?.schoolRoles.includes(role)) return 'problem.role-held';
    const holdsSole = person?.schoolRoles.some((held) => held !== 'inspector') ?? false;
    if (role !== 'inspector' && holdsSole) return 'problem.role-conflict';
    const needsCollege = role === 'collegeAdmin' && person?.college === null;
    return needsCollege ? 'problem.role-needs-college' : 'problem.role-own';
  }
}
