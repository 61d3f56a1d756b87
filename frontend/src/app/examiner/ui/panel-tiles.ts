import { Component, computed, input } from '@angular/core';
import type { RoomStaffView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';

import type { RemoteFeed } from '../../core/media/media-connection';
import { VideoTile } from '../../ui/video-tile/video-tile';
import { OwnTile } from './own-tile';

/** The examiners of a panel, oneself first. */
@Component({
  selector: 'app-panel-tiles',
  imports: [OwnTile, TranslocoPipe, VideoTile],
  template: `
    <div class="head">
      <h2>{{ 'examiner.panel.title' | transloco }}</h2>
      <span class="small muted">
        {{ 'examiner.panel.online' | transloco: { online: online(), all: panel().length } }}
      </span>
    </div>
    <div class="tiles">
      @for (person of tiles(); track person.personId) {
        @if (person.personId === myId()) {
          <app-own-tile
            class="own"
            [name]="'examiner.panel.me' | transloco: { name: person.name }"
          />
        } @else {
          <app-video-tile
            class="small"
            [stream]="person.feed?.stream ?? null"
            [name]="person.name"
            [cameraOff]="person.cameraOff"
            [microphoneOff]="person.microphoneOff"
            [speaker]="speaker()"
          >
            @if (!person.online) {
              <p class="small">{{ 'examiner.panel.offline' | transloco }}</p>
            }
          </app-video-tile>
        }
      }
    </div>
  `,
  styles: `
    :host {
      display: block;
      padding: 0 16px 16px;
    }
    .head {
      display: flex;
      justify-content: space-between;
      padding: 12px 0 8px;
    }
    h2 {
      color: var(--mat-sys-on-surface-variant);
      font-size: 13px;
      line-height: 20px;
    }
    .tiles {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 8px;
    }
    app-video-tile {
      aspect-ratio: 16 / 10;
      border-radius: 8px;
    }
    .own {
      grid-column: 1 / -1;
    }
  `,
})
export class PanelTiles {
  readonly staff = input.required<readonly RoomStaffView[]>();
  readonly feeds = input.required<readonly RemoteFeed[]>();
  readonly myId = input('');
  readonly speaker = input('');

  /** The people of the panel: waiting examiners are elsewhere. */
  protected readonly panel = computed(() => {
    const panel = this.staff().filter(({ roles }) =>
      roles.some((role) => role === 'mainExaminer' || role === 'panelExaminer'),
    );
    const isMe = ({ personId }: RoomStaffView) => personId === this.myId();
    return [...panel.filter(isMe), ...panel.filter((person) => !isMe(person))];
  });
  protected readonly online = computed(() => this.panel().filter(({ online }) => online).length);
  protected readonly tiles = computed(() =>
    this.panel().map((person) => {
      const feed = this.feeds().find((remote) => remote.feed === person.feed);
      return {
        ...person,
        feed,
        cameraOff: feed !== undefined && (!feed.hasVideo || feed.videoMuted),
        microphoneOff: feed !== undefined && (!feed.hasAudio || feed.audioMuted),
      };
    }),
  );
}
