import { Service, signal } from '@angular/core';

import { deviceMemory } from '../../core/display/device-memory';

const key = 'shortcuts';

/** Whether single letters are commands: who dictates or uses other tools can turn that off. */
@Service()
export class ShortcutSetting {
  private readonly onSignal = signal(deviceMemory.read(key) !== false);
  readonly on = this.onSignal.asReadonly();

  set(on: boolean): void {
    this.onSignal.set(on);
    deviceMemory.write(key, on);
  }
}
