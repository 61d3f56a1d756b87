import { Component, computed, input, signal } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { roomRole, type RoomRole } from '@exam/contracts';
import type { DrawSubjectView } from '@exam/contracts/draws';
import { TranslocoPipe } from '@jsverse/transloco';

import { SearchField } from '../../ui/search-field/search-field';
import type { PanelDraft } from '../state/panel-draft';

type Staff = DrawSubjectView['staff'][number];

/** What each room needs, who may be drawn for what, and who is recused where. */
@Component({
  selector: 'app-panel-fields',
  imports: [MatCheckbox, SearchField, TranslocoPipe],
  templateUrl: './panel-fields.html',
  styleUrl: './panel-fields.scss',
})
export class PanelFields {
  readonly subject = input.required<DrawSubjectView>();
  readonly panel = input.required<PanelDraft>();
  protected readonly roles = roomRole.options;
  protected readonly search = signal('');
  protected readonly shown = computed(() => {
    const words = this.search().trim();
    return this.subject().staff.filter(({ name, unit }) => `${name} ${unit ?? ''}`.includes(words));
  });
  protected readonly allIn = computed(() =>
    this.shown().every(({ personId }) => this.panel().isIn(personId)),
  );

  protected toggleRole({ personId }: Staff, role: RoomRole, isHeld: boolean): void {
    const held = this.panel().rolesOf(personId);
    const roles = this.roles.filter((each) => (each === role ? isHeld : held.includes(each)));
    this.panel().setRoles(personId, roles);
  }

  protected toggleRecusal(person: Staff, examRoomId: string, isRecused: boolean): void {
    const others = this.panel()
      .recusedFrom(person)
      .filter((id) => id !== examRoomId);
    this.panel().setRecusedFrom(person.personId, isRecused ? [...others, examRoomId] : others);
  }
}
