import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { ServerClock } from '../../core/clock/server-clock';
import { spanText } from '../../core/i18n/time-texts';
import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection } from '../../core/media/media-connection';
import { sessionFeature } from '../../core/session/session.feature';
import { ChatPanel } from '../../chat/panel/chat-panel';
import { AppBar } from '../../shell/app-bar';
import { Chip } from '../../ui/chip/chip';
import { Icon } from '../../ui/icon/icon';
import { KeyCap } from '../../ui/key-cap/key-cap';
import { VideoTile } from '../../ui/video-tile/video-tile';
import { candidateFeature } from '../state/candidate.feature';
import { DeviceDialog } from '../ui/device-dialog';
import { MediaProblem } from '../ui/media-problem';
import { MediaStateNote } from '../ui/media-state-note';

/** The interview: the panel, the own picture, and how long it has been going on. */
@Component({
  selector: 'app-exam-room-page',
  imports: [
    AppBar,
    ChatPanel,
    Chip,
    Icon,
    KeyCap,
    MatButton,
    MediaProblem,
    MediaStateNote,
    TranslocoPipe,
    VideoTile,
  ],
  host: {
    '(window:beforeunload)': 'warn($event)',
    '(document:keydown.m)': 'toggleMicrophone($event)',
  },
  templateUrl: './exam-room-page.html',
  styleUrl: './exam-room-page.scss',
})
export class ExamRoomPage {
  private readonly store = inject(Store);
  private readonly dialog = inject(MatDialog);
  private readonly now = inject(ServerClock).now;
  protected readonly connection = inject(MediaConnection);
  protected readonly media = inject(LocalMedia);
  protected readonly sitting = this.store.selectSignal(candidateFeature.selectCurrent);
  private readonly session = this.store.selectSignal(sessionFeature.selectSession);
  protected readonly ownName = computed(() => this.session()?.person.name ?? '');
  /** Whoever sends a picture or sound to this candidate: the panel, nobody else. */
  protected readonly panel = this.connection.remoteFeeds;
  protected readonly network = computed(() => this.connection.network().quality);
  protected readonly columns = computed(() => Math.ceil(Math.sqrt(this.panel().length)));
  protected readonly elapsed = computed(() => {
    const since = this.sitting()?.statusSince;
    return since ? spanText((this.now() - Date.parse(since)) / 1_000) : '';
  });

  protected toggleMicrophone(event?: Event): void {
    // A letter that is typed into a field is no command.
    if (event?.target instanceof HTMLElement && event.target.matches('input, select, textarea'))
      return;
    this.connection.setMicrophone(!this.connection.microphoneOn());
  }

  protected toggleCamera(): void {
    this.connection.setCamera(!this.connection.cameraOn());
  }

  protected changeDevices(): void {
    this.dialog.open(DeviceDialog, { width: '560px' });
  }

  /** The browser asks whether the page may be left: the examiners end the interview, not the candidate. */
  protected warn(event: BeforeUnloadEvent): void {
    if (this.sitting()?.status === 'inRoom') event.preventDefault();
  }
}
