import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { LocalMedia } from '../../core/media/local-media';
import { Sounds } from '../../core/media/sounds';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { LevelMeter } from '../../ui/level-meter/level-meter';
import { DeviceSelect } from './device-select';

/** Camera, microphone and loudspeaker: which, and whether they work. */
@Component({
  selector: 'app-device-choice',
  imports: [Chip, DeviceSelect, Icon, LevelMeter, MatButton, TranslocoPipe],
  templateUrl: './device-choice.html',
  styleUrl: './device-choice.scss',
})
export class DeviceChoice {
  protected readonly media = inject(LocalMedia);
  private readonly sounds = inject(Sounds);
  protected readonly playing = signal(false);
  protected readonly camera = computed(() => this.media.cameraTrack()?.getSettings().deviceId);
  protected readonly microphone = computed(
    () => this.media.microphoneTrack()?.getSettings().deviceId,
  );
  protected readonly cameraWorks = computed(() => this.media.works('camera'));
  protected readonly microphoneWorks = computed(() => this.media.works('microphone'));

  protected async playTone(): Promise<void> {
    this.playing.set(true);
    await this.sounds.testTone();
    this.playing.set(false);
  }
}
