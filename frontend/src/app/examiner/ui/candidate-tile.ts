import { Component, computed, input } from '@angular/core';
import type { SittingStatus, StaffSittingView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import type { MediaState, RemoteFeed } from '../../core/media/media-connection';
import { Icon } from '../../ui/icon/icon';
import { VideoTile } from '../../ui/video-tile/video-tile';
import { sittingLooks } from './sitting-looks';

/** Statuses in which nothing of the candidate can be seen from the waiting area. */
const hidden: ReadonlySet<SittingStatus> = new Set([
  'scheduled',
  'checkedIn',
  'finished',
  'postponed',
  'absent',
]);

/** The large picture of a candidate; without a picture it says why. */
@Component({
  selector: 'app-candidate-tile',
  imports: [Icon, TranslocoPipe, VideoTile],
  template: `
    <app-video-tile
      fit="contain"
      [stream]="feed()?.stream ?? null"
      [name]="sitting().candidate.name"
      [role]="sitting().candidate.candidateNumber"
      [camera]="'camera.primary' | transloco"
      [cameraOff]="cameraOff()"
      [microphoneOff]="microphoneOff()"
      [lostSince]="lostSince()"
      [silent]="silent()"
      [speaking]="talking()"
      [speaker]="speaker()"
    >
      <app-icon [name]="reason().icon" [size]="32" />
      <p class="strong">{{ reason().headline | transloco }}</p>
      @if (reason().text; as text) {
        <p>{{ text | transloco }}</p>
      }
      <ng-content select="[tileTop]" ngProjectAs="[tileTop]" />
    </app-video-tile>
  `,
  styles: `
    :host {
      display: block;
      min-height: 0;
    }
    app-video-tile {
      width: 100%;
      height: 100%;
    }
  `,
})
export class CandidateTile {
  readonly sitting = input.required<StaffSittingView>();
  readonly feed = input<RemoteFeed>();
  readonly mediaState = input<MediaState>('connected');
  /** The place whose candidates are seen here. */
  readonly inExamRoom = input(false);
  readonly silent = input(false);
  readonly talking = input(false);
  readonly speaker = input('');

  protected readonly cameraOff = computed(() => {
    const feed = this.feed();
    return feed !== undefined && (!feed.hasVideo || feed.videoMuted);
  });
  protected readonly microphoneOff = computed(() => {
    const feed = this.feed();
    return feed !== undefined && (!feed.hasAudio || feed.audioMuted);
  });
  protected readonly lostSince = computed(() => this.feed()?.frozenSince ?? null);
  protected readonly reason = computed(() => {
    const { status, online } = this.sitting();
    const elsewhere = hidden.has(status) || (status === 'inRoom' && !this.inExamRoom());
    if (elsewhere) {
      const text = `examiner.stage.hiddenText.${status}`;
      return { icon: sittingLooks[status].icon, headline: `status.${status}`, text } as const;
    }
    if (!online) {
      const text = 'examiner.stage.offlineText';
      return { icon: 'wifiOff', headline: 'examiner.stage.offline', text } as const;
    }
    const connected = this.mediaState() === 'connected';
    const headline = connected ? 'examiner.stage.noPicture' : 'examiner.stage.connecting';
    return { icon: 'videocamOff', headline, text: null } as const;
  });
}
