import { Component, computed, inject, input, output } from '@angular/core';
import type { StaffSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import { TimeTexts } from '../../core/i18n/time-texts';
import { MatButton } from '@angular/material/button';
import { Chip } from '../../ui/chip/chip';
import { faceStandingText } from './face-standing';
import { sittingLooks } from './sitting-looks';

/** What the staff knows of a candidate: who, where in the order, the devices, the steps done. */
@Component({
  selector: 'app-sitting-details',
  imports: [Chip, MatButton, TranslocoPipe],
  templateUrl: './sitting-details.html',
  styleUrl: './sitting-details.scss',
})
export class SittingDetails {
  protected readonly standing = faceStandingText;
  protected readonly times = inject(TimeTexts);
  readonly sitting = input.required<StaffSittingView>();
  readonly collegeName = input('');
  readonly majorName = input('');
  /** Somebody wants to compare the candidate with the photo on file. */
  readonly compared = output();
  protected readonly look = computed(() => sittingLooks[this.sitting().status]);
  /** In the words of the device check: good, usable, poor. */
  protected readonly delay = computed(() => {
    const { devices } = this.sitting();
    if (!devices) return null;
    if (devices.roundTrip < 150) return 'good';
    return devices.roundTrip < 400 ? 'usable' : 'poor';
  });
}
