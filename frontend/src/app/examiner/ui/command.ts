import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, type MatButtonAppearance } from '@angular/material/button';

import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-registry';
import { KeyCap } from '../../ui/key-cap/key-cap';
import { keyOf } from '../../ui/key-cap/key-of';
import { ShortcutSetting } from './shortcut-setting';

/** A button that one key presses too, as long as the button is there and not disabled. */
@Component({
  selector: 'app-command',
  imports: [Icon, KeyCap, MatButton],
  host: { '(document:keydown)': 'hear($event)' },
  template: `
    <button
      type="button"
      disabledInteractive
      [matButton]="look()"
      [class.button-danger]="danger()"
      [class.button-small]="small()"
      [disabled]="disabled()"
      [attr.aria-keyshortcuts]="shortcut() || null"
      (click)="press()"
    >
      <span class="row">
        @if (icon(); as name) {
          <app-icon [name]="name" />
        }
        {{ label() }}
        @if (shortcut(); as letter) {
          <app-key-cap>{{ letter }}</app-key-cap>
        }
      </span>
    </button>
  `,
  styles: `
    button {
      width: 100%;
      white-space: nowrap;
    }
    .button-danger {
      --mat-button-filled-container-color: #c4281f;
      --mat-button-filled-label-text-color: #fff;
    }
  `,
})
export class Command {
  private readonly setting = inject(ShortcutSetting);
  readonly label = input.required<string>();
  readonly icon = input<IconName | null>(null);
  /** One letter, in upper case. */
  readonly key = input('');
  readonly look = input<MatButtonAppearance>('outlined');
  readonly danger = input(false);
  readonly small = input(false);
  /** Stays in the tab order, so that the focus is not lost while a command is under way. */
  readonly disabled = input(false);
  readonly pressed = output();

  protected readonly shortcut = computed(() => (this.setting.on() ? this.key() : ''));

  protected hear(event: KeyboardEvent): void {
    if (this.shortcut() === '' || keyOf(event) !== this.shortcut().toLowerCase()) return;
    event.preventDefault();
    this.press();
  }

  protected press(): void {
    if (!this.disabled()) this.pressed.emit();
  }
}
