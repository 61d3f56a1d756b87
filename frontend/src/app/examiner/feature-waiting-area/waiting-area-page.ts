import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';

import { ChatPanel } from '../../chat/panel/chat-panel';
import { ServerClock } from '../../core/clock/server-clock';
import { DisplaySettings } from '../../core/display/display-settings';
import { spanText } from '../../core/i18n/time-texts';
import { sessionFeature } from '../../core/session/session.feature';
import { Icon } from '../../ui/icon/icon';
import { PlaceMedia } from '../commands/place-media';
import { RoomCommands } from '../commands/room-commands';
import { consoleActions } from '../state/examiner.actions';
import { examinerFeature } from '../state/examiner.feature';
import { CandidateTile } from '../ui/candidate-tile';
import { Command } from '../ui/command';
import { ConsoleAbsent } from '../ui/console-absent';
import { ConsoleBar } from '../ui/console-bar';
import { ConsoleNotices } from '../ui/console-notices';
import { FaceBar } from '../ui/face-bar';
import { IncidentList } from '../ui/incident-list';
import { OwnControls } from '../ui/own-controls';
import { OwnTile } from '../ui/own-tile';
import { RoomStage } from '../ui/room-stage';
import { SittingDetails } from '../ui/sitting-details';
import { SittingLine } from '../ui/sitting-line';
import { SittingList } from '../ui/sitting-list';

/** Where a waiting examiner receives the candidates, one at a time. */
@Component({
  selector: 'app-waiting-area-page',
  imports: [
    CandidateTile,
    ChatPanel,
    Command,
    ConsoleAbsent,
    ConsoleBar,
    ConsoleNotices,
    Icon,
    FaceBar,
    IncidentList,
    MatButton,
    OwnControls,
    OwnTile,
    RoomStage,
    RouterLink,
    SittingDetails,
    SittingLine,
    SittingList,
    TranslocoPipe,
  ],
  providers: [PlaceMedia, RoomCommands],
  templateUrl: './waiting-area-page.html',
  styleUrls: ['../ui/console.scss', './waiting-area-page.scss'],
})
export class WaitingAreaPage {
  private readonly store = inject(Store);
  private readonly now = inject(ServerClock).now;
  protected readonly media = inject(PlaceMedia);
  protected readonly commands = inject(RoomCommands);

  /** Bound from the route by `withComponentInputBinding`. */
  readonly examRoomId = input.required<string>();

  protected readonly state = this.store.selectSignal(examinerFeature.selectExaminerState);
  protected readonly sittings = this.store.selectSignal(examinerFeature.selectSittings);
  protected readonly me = computed(() => this.session()?.person ?? { id: '', name: '' });
  private readonly session = this.store.selectSignal(sessionFeature.selectSession);

  /** The one who waits first, until the examiner chooses. */
  protected readonly chosenId = linkedSignal<string | null, string | null>({
    source: () => this.firstId(),
    computation: (first, previous) => previous?.value ?? first,
  });
  private readonly firstId = computed(() => {
    const waiting = this.sittings().find(({ status }) => status === 'waiting');
    return (this.talk() ?? waiting ?? this.sittings()[0])?.id ?? null;
  });
  private readonly chosen = computed(() =>
    this.sittings().find(({ id }) => id === this.chosenId()),
  );
  protected readonly talk = computed(() =>
    this.sittings().find(({ talkingWith }) => talkingWith?.personId === this.me().id),
  );
  /** Whom picture and commands are about: while there is a talk, its partner. */
  protected readonly subject = computed(() => this.talk() ?? this.chosen());
  protected readonly talking = computed(() => this.talk() !== undefined);
  protected readonly talkSpan = computed(() =>
    spanText((this.now() - Date.parse(this.talk()?.statusSince ?? '')) / 1_000),
  );
  /** Chosen during a talk, to be shown after it. */
  protected readonly afterTalk = computed(() => {
    const [talk, chosen] = [this.talk(), this.chosen()];
    return talk && chosen && talk.id !== chosen.id ? chosen : undefined;
  });
  protected readonly incidents = computed(() =>
    (this.state().room?.incidents ?? []).filter(
      ({ sittingId }) => sittingId === this.subject()?.id,
    ),
  );

  constructor() {
    const display = inject(DisplaySettings);
    display.videoRoom.set(true);
    // As a function it is dispatched again when the route leads to another room.
    this.store.dispatch(() => consoleActions.opened({ examRoomId: this.examRoomId() }));
    effect(() => {
      const room = this.state().room;
      const open = room !== null && room.status !== 'ended';
      this.media.go(open ? { examRoomId: room.id, place: 'waitingArea' } : null);
    });
    effect(() => {
      this.media.focus(this.subject()?.primaryFeed ?? null);
    });
    inject(DestroyRef).onDestroy(() => {
      display.videoRoom.set(false);
      this.store.dispatch(consoleActions.left());
    });
  }

  protected retry(): void {
    this.store.dispatch(consoleActions.retryClicked());
  }

  protected dismiss(): void {
    this.store.dispatch(consoleActions.problemDismissed());
  }
}
