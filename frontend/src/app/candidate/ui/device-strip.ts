import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection } from '../../core/media/media-connection';
import { Sounds } from '../../core/media/sounds';
import { Icon } from '../../ui/icon/icon';
import { LevelMeter } from '../../ui/level-meter/level-meter';
import { SignalBars } from '../../ui/signal-bars/signal-bars';
import { DeviceDialog } from './device-dialog';
import { networkBars, networkWord } from './network-words';

/** The state of the candidate's devices in one line, and the way to change them. */
@Component({
  selector: 'app-device-strip',
  imports: [Icon, LevelMeter, MatButton, SignalBars, TranslocoPipe],
  templateUrl: './device-strip.html',
  styleUrl: './device-strip.scss',
})
export class DeviceStrip {
  private readonly dialog = inject(MatDialog);
  private readonly sounds = inject(Sounds);
  private readonly connection = inject(MediaConnection);
  private readonly clock = inject(ServerClock);
  protected readonly media = inject(LocalMedia);
  protected readonly playing = signal(false);
  protected readonly camera = computed(() =>
    this.media.failed().includes('camera') ? null : (this.media.cameraTrack()?.label ?? null),
  );
  protected readonly microphoneFails = computed(() => this.media.failed().includes('microphone'));
  /** Of the media connection where it knows, else of the last round trip to the server. */
  protected readonly network = computed(() => {
    const { quality, roundTripMs, lossPercent } = this.connection.network();
    const milliseconds = roundTripMs ?? this.clock.roundTrip();
    const word = quality === 'unknown' ? networkWord(milliseconds) : quality;
    return {
      word,
      bars: networkBars(word),
      milliseconds: milliseconds === null ? null : Math.round(milliseconds),
      loss: lossPercent === null ? null : lossPercent.toFixed(1),
    };
  });

  protected change(): void {
    this.dialog.open(DeviceDialog, { width: '560px' });
  }

  protected async playTone(): Promise<void> {
    this.playing.set(true);
    await this.sounds.testTone();
    this.playing.set(false);
  }
}
