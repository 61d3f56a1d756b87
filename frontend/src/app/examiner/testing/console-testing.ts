import type { Provider, Type } from '@angular/core';
import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ExamRoomView, SessionView } from '@exam/contracts';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { provideEffects } from '@ngrx/effects';
import { provideState, provideStore } from '@ngrx/store';
import { NEVER, Subject, of } from 'rxjs';

import texts from '../../../i18n/app/zh-CN.json';
import examinerTexts from '../../../i18n/examiner/zh-CN.json';
import { ChatClient } from '../../chat/data/chat-client';
import { provideChat } from '../../chat/provide-chat';
import { ServerClock } from '../../core/clock/server-clock';
import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection, type RemoteFeed } from '../../core/media/media-connection';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { sessionActions } from '../../core/session/session.actions';
import { sessionFeature } from '../../core/session/session.feature';
import { Store } from '@ngrx/store';
import { ExaminerClient } from '../data/examiner-client';
import * as examinerEffects from '../state/examiner.effects';
import { examinerFeature } from '../state/examiner.feature';
import { examRoomId, me } from './exam-rooms';

const now = Date.parse('2027-03-27T06:01:00.000Z');

const session: SessionView = {
  id: examRoomId,
  role: 'examiner',
  person: { id: me.personId, name: me.name },
  school: { id: examRoomId, name: '临江大学', pinyinInitials: 'ljdx', timeZone: 'Asia/Shanghai' },
  college: null,
  schoolRoles: [],
  rooms: [],
  expiresAt: '2027-03-28T06:00:00.000Z',
  tookOver: false,
};

/** A console with its real state, on a server, a clock and media that the spec plays. */
export class ConsoleTesting<Page> {
  readonly client = jasmine.createSpyObj<ExaminerClient>([
    'examRoom',
    'open',
    'callNext',
    'end',
    'takeStep',
  ]);
  readonly media = {
    state: signal('connected'),
    remoteFeeds: signal<RemoteFeed[]>([]),
    network: signal({ roundTripMs: 20, lossPercent: 0, quality: 'good' }),
    microphoneOn: signal(true),
    cameraOn: signal(true),
    ...jasmine.createSpyObj<Pick<MediaConnection, 'join' | 'leave' | 'focus'>>([
      'join',
      'leave',
      'focus',
    ]),
  };
  readonly pushes = new Subject<{ examRoomId: string }>();
  fixture!: ComponentFixture<Page>;

  /** Opens the page in this room. */
  async open(page: Type<Page>, room: ExamRoomView): Promise<void> {
    this.answer(room);
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { 'zh-CN': { ...texts, examiner: examinerTexts } },
          translocoConfig: { availableLangs: ['zh-CN'], defaultLang: 'zh-CN' },
          preloadLangs: true,
        }),
      ],
      providers: this.providers(),
    });
    TestBed.inject(Store).dispatch(sessionActions.loaded({ session }));
    this.fixture = TestBed.createComponent(page);
    this.fixture.componentRef.setInput('examRoomId', room.id);
    await this.settle();
  }

  /** What the server answers from now on when the room is fetched. */
  answer(room: ExamRoomView): void {
    this.client.examRoom.and.returnValue(of(room));
  }

  /** Something in the room moved. */
  async push(room: ExamRoomView): Promise<void> {
    this.answer(room);
    this.pushes.next({ examRoomId: room.id });
    await this.settle();
  }

  async settle(): Promise<void> {
    await this.fixture.whenStable();
  }

  get element(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  text(selector: string): string {
    return this.element.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  }

  /** The words on the buttons that give commands. */
  commands(): string[] {
    return this.buttons().map(labelOf);
  }

  async press(label: string): Promise<void> {
    this.buttons()
      .find((button) => labelOf(button) === label)
      ?.click();
    await this.settle();
  }

  async key(key: string): Promise<void> {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.settle();
  }

  private buttons(): HTMLButtonElement[] {
    const inOwnControls = 'app-own-controls button';
    return [...this.element.querySelectorAll<HTMLButtonElement>('app-command button')].filter(
      (button) => !button.matches(inOwnControls),
    );
  }

  private providers(): Provider[] {
    const nothing = signal(undefined);
    const local = {
      ...{ stream: signal(null), error: signal(null), failed: signal([]), opening: signal(false) },
      ...{ cameras: signal([]), microphones: signal([]), speakers: signal([]) },
      ...{ cameraTrack: nothing, microphoneTrack: nothing, speaker: signal('') },
      open: () => Promise.resolve(null),
      close: () => undefined,
    };
    const realtime = {
      on: (name: string) => (name === 'exam-room.sitting-moved.v1' ? this.pushes : NEVER),
      reload: NEVER,
      follow: () => undefined,
      connection: signal({ state: 'connected', since: now }),
    };
    const clock = { now: signal(now), read: () => now, roundTrip: signal(20) };
    return [
      provideRouter([]),
      provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
      provideState(examinerFeature) as unknown as Provider,
      provideEffects(examinerEffects) as unknown as Provider,
      provideChat(),
      { provide: ChatClient, useValue: { read: () => NEVER } },
      { provide: ExaminerClient, useValue: this.client },
      { provide: RealtimeClient, useValue: realtime },
      { provide: ServerClock, useValue: clock },
      { provide: MediaConnection, useValue: this.media },
      { provide: LocalMedia, useValue: local },
    ] as Provider[];
  }
}

/** Without the key cap, which assistive technology does not hear either. */
function labelOf(button: HTMLButtonElement): string {
  const copy = button.cloneNode(true) as HTMLElement;
  for (const hidden of copy.querySelectorAll('[aria-hidden]')) hidden.remove();
  return copy.textContent.trim();
}
