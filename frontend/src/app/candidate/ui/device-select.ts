import { Component, input, output } from '@angular/core';

import { Icon } from '../../ui/icon/icon';

/** One kind of device, to choose from those that the computer has. */
@Component({
  selector: 'app-device-select',
  imports: [Icon],
  template: `
    <select
      #select
      [attr.aria-label]="label()"
      [disabled]="devices().length < 2"
      (change)="chosen.emit(select.value)"
    >
      @for (device of devices(); track device.deviceId) {
        <option [value]="device.deviceId" [selected]="device.deviceId === selected()">
          {{ device.label || label() + ' ' + ($index + 1) }}
        </option>
      } @empty {
        <option>{{ none() }}</option>
      }
    </select>
    <app-icon name="keyboardArrowDown" [size]="16" />
  `,
  styles: `
    :host {
      position: relative;
      display: block;
      min-width: 0;
    }
    select {
      width: 100%;
      height: 40px;
      padding: 0 32px 0 12px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: var(--app-card);
      text-overflow: ellipsis;
      appearance: none;
    }
    select:disabled {
      border-color: var(--mat-sys-outline-variant);
      opacity: 1;
    }
    app-icon {
      position: absolute;
      top: 12px;
      right: 10px;
      pointer-events: none;
    }
    select:disabled + app-icon {
      display: none;
    }
  `,
})
export class DeviceSelect {
  readonly label = input.required<string>();
  /** What stands there where the computer has no such device. */
  readonly none = input.required<string>();
  readonly devices = input.required<readonly MediaDeviceInfo[]>();
  readonly selected = input<string | undefined>();
  readonly chosen = output<string>();
}
