import { Component, ElementRef, inject, input, output } from '@angular/core';
import type { LoginRole } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { loginRoles } from '../roles';

/** As whom somebody signs in. Arrow keys move, as in every list of tabs. */
@Component({
  selector: 'app-role-tabs',
  imports: [TranslocoPipe],
  template: `
    <div role="tablist" [attr.aria-label]="'login.roles' | transloco">
      @for (option of options; track option; let index = $index) {
        <button
          role="tab"
          type="button"
          aria-controls="login-form"
          [id]="'role-' + option"
          [attr.aria-selected]="option === role()"
          [tabIndex]="option === role() ? 0 : -1"
          (click)="chosen.emit(option)"
          (keydown.arrowright)="move(index + 1)"
          (keydown.arrowleft)="move(index - 1)"
        >
          {{ 'login.role.' + option | transloco }}
        </button>
      }
    </div>
  `,
  styles: `
    div {
      display: grid;
      grid-template-columns: repeat(3, 1fr);
      padding: 4px;
      border-radius: 10px;
      background: var(--mat-sys-surface-container);
    }
    button {
      min-height: 40px;
      padding: 0 4px;
      border: 0;
      border-radius: 7px;
      background: none;
      color: var(--mat-sys-on-surface-variant);
      font-weight: 600;
      cursor: pointer;
    }
    button[aria-selected='true'] {
      background: var(--app-card);
      box-shadow: 0 1px 3px rgb(10 26 32 / 16%);
      color: var(--mat-sys-primary);
    }
    @media (width <= 720px) {
      button {
        min-height: 44px;
      }
    }
  `,
})
export class RoleTabs {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly role = input.required<LoginRole>();
  readonly chosen = output<LoginRole>();
  protected readonly options = loginRoles;

  protected move(index: number): void {
    const { options } = this;
    const option = options.at(index % options.length);
    if (!option) return;
    this.chosen.emit(option);
    this.element.querySelector<HTMLElement>(`#role-${option}`)?.focus();
  }
}
