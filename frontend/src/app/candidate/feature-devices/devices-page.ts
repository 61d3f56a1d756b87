import { Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { LocalMedia } from '../../core/media/local-media';
import { AppBar } from '../../shell/app-bar';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { Problem } from '../../ui/problem/problem';
import { VideoTile } from '../../ui/video-tile/video-tile';
import { candidatePageActions } from '../state/candidate.actions';
import { candidateFeature } from '../state/candidate.feature';
import { DeviceChoice } from '../ui/device-choice';
import { MediaProblem } from '../ui/media-problem';
import { NetworkTest } from './network-test';

/** Longest label that the report takes. */
const labelLength = 200;

/** The device check: camera, microphone, loudspeaker and network, before the waiting area. */
@Component({
  selector: 'app-devices-page',
  imports: [
    AppBar,
    Chip,
    DeviceChoice,
    Icon,
    MatButton,
    MediaProblem,
    Problem,
    RouterLink,
    TranslocoPipe,
    VideoTile,
  ],
  providers: [NetworkTest],
  templateUrl: './devices-page.html',
  styleUrl: './devices-page.scss',
})
export class DevicesPage {
  private readonly store = inject(Store);
  protected readonly media = inject(LocalMedia);
  protected readonly network = inject(NetworkTest);
  protected readonly sitting = this.store.selectSignal(candidateFeature.selectCurrent);
  protected readonly busy = this.store.selectSignal(candidateFeature.selectBusy);
  protected readonly failure = this.store.selectSignal(candidateFeature.selectStepFailure);
  private readonly sent = signal(false);
  /** What is still missing before the check is done; null for nothing. */
  protected readonly missing = computed(() => {
    if (this.media.opening()) return 'opening';
    if (this.media.error() !== null || !this.media.stream()) return 'devices';
    return this.network.roundTrip() === null ? 'network' : null;
  });

  constructor() {
    void this.media.open();
    this.network.start();
    const router = inject(Router);
    effect(() => {
      // Confirmed: back to the path, which shows the next step.
      if (this.sent() && !this.busy() && !this.failure()) void router.navigateByUrl('/candidate');
    });
    inject(DestroyRef).onDestroy(() => {
      if (this.store.selectSignal(candidateFeature.selectPlace)() === null) this.media.close();
    });
  }

  protected confirm(): void {
    const sitting = this.sitting();
    const roundTrip = this.network.roundTrip();
    if (!sitting || roundTrip === null) return;
    const report = {
      camera: (this.media.cameraTrack()?.label ?? '').slice(0, labelLength),
      microphone: (this.media.microphoneTrack()?.label ?? '').slice(0, labelLength),
      roundTrip,
    };
    this.store.dispatch(candidatePageActions.devicesConfirmed({ sittingId: sitting.id, report }));
    this.sent.set(true);
  }
}
