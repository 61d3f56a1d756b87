import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';

import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection } from '../../core/media/media-connection';
import { Icon } from '../../ui/icon/icon';
import { Command } from './command';
import { ShortcutSetting } from './shortcut-setting';

/** The examiner's own microphone and camera, and which ones. */
@Component({
  selector: 'app-own-controls',
  imports: [Command, Icon, MatButton, MatMenu, MatMenuItem, MatMenuTrigger, TranslocoPipe],
  templateUrl: './own-controls.html',
  styleUrl: './own-controls.scss',
})
export class OwnControls {
  protected readonly connection = inject(MediaConnection);
  protected readonly local = inject(LocalMedia);
  protected readonly shortcuts = inject(ShortcutSetting);

  protected openId(track: MediaStreamTrack | undefined): string {
    return track?.getSettings().deviceId ?? '';
  }

  protected choose(device: 'camera' | 'microphone', id: string): void {
    void this.local.open({ [device]: id });
  }
}
