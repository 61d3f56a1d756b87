import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';

import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection } from '../../core/media/media-connection';
import { VideoTile } from '../../ui/video-tile/video-tile';

/** The examiner's own picture. Without a camera it says why, and that the work goes on. */
@Component({
  selector: 'app-own-tile',
  imports: [MatButton, TranslocoPipe, VideoTile],
  template: `
    <app-video-tile
      own
      [stream]="picture()"
      [name]="name()"
      [cameraOff]="cameraOff()"
      [microphoneOff]="!connection.microphoneOn()"
    >
      <p class="small">
        {{ (local.opening() ? 'examiner.own.opening' : 'examiner.own.noPicture') | transloco }}
      </p>
    </app-video-tile>
    @if (problem(); as problem) {
      <div class="note" role="status">
        <p class="small">
          {{ 'examiner.own.error.' + problem.error | transloco }}
          {{ 'examiner.own.without.' + problem.without | transloco }}
        </p>
        <button matButton="outlined" class="button-small" type="button" (click)="retry()">
          {{ 'examiner.own.retry' | transloco }}
        </button>
      </div>
    }
  `,
  styles: `
    app-video-tile {
      aspect-ratio: 16 / 9;
      border-radius: 8px;
    }
    .note {
      display: grid;
      gap: 8px;
      margin-top: 8px;
      padding: 8px 12px;
      border-radius: 8px;
      background: var(--app-warning-container);
      color: var(--app-on-warning-container);
    }
  `,
})
export class OwnTile {
  protected readonly connection = inject(MediaConnection);
  protected readonly local = inject(LocalMedia);
  readonly name = input('');
  protected readonly picture = computed(() =>
    this.local.cameraTrack() && !this.local.failed().includes('camera')
      ? this.local.stream()
      : null,
  );
  protected readonly cameraOff = computed(
    () => this.picture() !== null && !this.connection.cameraOn(),
  );
  protected readonly problem = computed(() => {
    const error = this.local.error();
    const failed = this.local.failed();
    if (error === null || this.local.opening()) return null;
    return { error, without: failed.length > 1 ? 'both' : (failed[0] ?? 'both') };
  });

  protected retry(): void {
    void this.local.open();
  }
}
