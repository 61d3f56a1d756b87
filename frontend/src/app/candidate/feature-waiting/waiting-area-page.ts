import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Store } from '@ngrx/store';
import { TranslocoPipe } from '@jsverse/transloco';

import { ChatPanel } from '../../chat/panel/chat-panel';
import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection } from '../../core/media/media-connection';
import { sessionFeature } from '../../core/session/session.feature';
import { AppBar } from '../../shell/app-bar';
import { Icon } from '../../ui/icon/icon';
import type { IconName } from '../../ui/icon/icon-registry';
import { VideoTile } from '../../ui/video-tile/video-tile';
import { candidatePageActions } from '../state/candidate.actions';
import { candidateFeature } from '../state/candidate.feature';
import { Contact } from '../ui/contact';
import { DeviceStrip } from '../ui/device-strip';
import { MediaProblem } from '../ui/media-problem';
import { MediaStateNote } from '../ui/media-state-note';
import { QueueCard } from './queue-card';
import { askForNotifications, notificationPermission } from './system-notification';

const examinerIcons: Readonly<Record<string, IconName>> = {
  offline: 'personOff',
  available: 'person',
  busy: 'supervisorAccount',
  withYou: 'supervisorAccount',
};

/** The candidate waits, and talks with the waiting examiner when it is their turn. */
@Component({
  selector: 'app-waiting-area-page',
  imports: [
    AppBar,
    ChatPanel,
    Contact,
    DeviceStrip,
    Icon,
    MatButton,
    MediaProblem,
    MediaStateNote,
    QueueCard,
    TranslocoPipe,
    VideoTile,
  ],
  templateUrl: './waiting-area-page.html',
  styleUrl: './waiting-area-page.scss',
})
export class WaitingAreaPage {
  private readonly store = inject(Store);
  private readonly connection = inject(MediaConnection);
  protected readonly media = inject(LocalMedia);
  protected readonly sitting = this.store.selectSignal(candidateFeature.selectCurrent);
  protected readonly notice = this.store.selectSignal(candidateFeature.selectNotice);
  private readonly session = this.store.selectSignal(sessionFeature.selectSession);
  protected readonly ownName = computed(() => this.session()?.person.name ?? '');
  protected readonly examiner = computed(() => this.sitting()?.waitingExaminer?.state ?? 'offline');
  protected readonly examinerIcon = computed(() => examinerIcons[this.examiner()] ?? 'person');
  protected readonly inTalk = computed(() => this.examiner() === 'withYou');
  /** Given by the media server during a talk only. */
  protected readonly feed = computed(() => this.connection.remoteFeeds()[0]);
  protected readonly mayAskForNotifications = signal(notificationPermission() === 'default');
  /** What happened here; the rest is told in a dialog. */
  protected readonly news = computed(() => {
    const kind = this.notice()?.kind;
    return kind === 'sentBack' || kind === 'invitationLapsed' || kind === 'invitationWithdrawn'
      ? kind
      : null;
  });
  /** Said aloud by a screen reader whenever it changes. */
  protected readonly examinerText = computed(() => `candidate.examiner.${this.examiner()}`);

  protected closeNews(): void {
    this.store.dispatch(candidatePageActions.noticeClosed());
  }

  protected async allowNotifications(): Promise<void> {
    this.mayAskForNotifications.set((await askForNotifications()) === 'default');
  }
}
