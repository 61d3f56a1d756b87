import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';

import { LocalMedia } from '../../core/media/local-media';
import { VideoTile } from '../../ui/video-tile/video-tile';
import { DeviceChoice } from './device-choice';
import { MediaProblem } from './media-problem';

/** Camera, microphone and loudspeaker, while the candidate waits or is being interviewed. */
@Component({
  selector: 'app-device-dialog',
  imports: [
    DeviceChoice,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MediaProblem,
    TranslocoPipe,
    VideoTile,
  ],
  template: `
    <h2 matDialogTitle>{{ 'candidate.devices.dialog' | transloco }}</h2>
    <mat-dialog-content>
      <app-media-problem />
      <app-video-tile own [stream]="media.stream()" [name]="'candidate.me' | transloco" />
      <app-device-choice />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton="filled" type="button" matDialogClose>{{ 'close' | transloco }}</button>
    </mat-dialog-actions>
  `,
  styles: `
    app-video-tile {
      width: min(320px, 100%);
      margin: 12px auto 4px;
      aspect-ratio: 16 / 9;
    }
  `,
})
export class DeviceDialog {
  protected readonly media = inject(LocalMedia);
}
