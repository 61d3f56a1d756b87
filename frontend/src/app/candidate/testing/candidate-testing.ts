import { signal, type Type } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { CandidateSittingView } from '@exam/contracts';
import { Store, provideState, provideStore, type Action } from '@ngrx/store';
import { NEVER } from 'rxjs';

import texts from '../../../i18n/candidate/zh-CN.json';
import { chatFeature } from '../../chat/state/chat.feature';
import { ServerClock } from '../../core/clock/server-clock';
import type { LocalMediaError } from '../../core/media/local-media-error';
import { LocalMedia } from '../../core/media/local-media';
import { MediaConnection, type RemoteFeed } from '../../core/media/media-connection';
import type { LocalDevice } from '../../core/media/open-devices';
import { Sounds } from '../../core/media/sounds';
import { RealtimeClient } from '../../core/realtime/realtime-client';
import { sessionFeature } from '../../core/session/session.feature';
import { testingTexts } from '../../core/testing/testing-texts';
import { CandidateAnnouncements } from '../state/candidate-announcements';
import { candidateApiActions } from '../state/candidate.actions';
import { candidateFeature } from '../state/candidate.feature';
import { now } from './sittings';

/** A page of the candidate with its real state, on a clock, devices and media that the spec plays. */
export class CandidateTesting<Page> {
  readonly now = signal(now);
  readonly failed = signal<readonly LocalDevice[]>([]);
  readonly local = {
    stream: signal<MediaStream | null>(new MediaStream()),
    error: signal<LocalMediaError | null>(null),
    failed: this.failed,
    opening: signal(false),
    cameras: signal([]),
    microphones: signal([]),
    speakers: signal([]),
    cameraTrack: signal(undefined),
    microphoneTrack: signal(undefined),
    speaker: signal(''),
    level: signal(0),
    works: (device: LocalDevice) => !this.failed().includes(device),
    open: jasmine.createSpy('open'),
    openCamera: jasmine.createSpy('openCamera'),
    retry: jasmine.createSpy('retry'),
    close: jasmine.createSpy('close'),
  };
  readonly remoteFeeds = signal<RemoteFeed[]>([]);
  readonly media = {
    state: signal('connected'),
    remoteFeeds: this.remoteFeeds,
    network: signal({ roundTripMs: 20, lossPercent: 0, quality: 'good' }),
    microphoneOn: signal(true),
    cameraOn: signal(true),
    join: jasmine.createSpy('join'),
    leave: jasmine.createSpy('leave'),
    replaceLocal: jasmine.createSpy('replaceLocal'),
    setMicrophone: jasmine.createSpy('setMicrophone'),
    setCamera: jasmine.createSpy('setCamera'),
  };
  readonly stopRinging = jasmine.createSpy('stopRinging');
  fixture!: ComponentFixture<Page>;
  dispatched!: jasmine.Spy;

  constructor() {
    const connection = signal({ state: 'connected', since: now });
    const realtime = {
      on: () => NEVER,
      reload: NEVER,
      refused: NEVER,
      connection,
      follow: () => 0,
    };
    const announcements = { list: signal([]), failure: signal(null), mustRead: signal([]) };
    const sounds = { startRinging: () => this.stopRinging, testTone: () => Promise.resolve() };
    TestBed.configureTestingModule({
      imports: [testingTexts({ candidate: texts })],
      providers: [
        provideRouter([]),
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        provideState(candidateFeature),
        provideState(chatFeature),
        { provide: ServerClock, useValue: { now: this.now, roundTrip: signal(20) } },
        { provide: LocalMedia, useValue: this.local },
        { provide: MediaConnection, useValue: this.media },
        { provide: RealtimeClient, useValue: realtime },
        { provide: Sounds, useValue: sounds },
        { provide: CandidateAnnouncements, useValue: announcements },
      ],
    });
  }

  get element(): HTMLElement {
    return this.fixture.nativeElement as HTMLElement;
  }

  /** Opens the page on these sittings; what it dispatches from then on reaches nobody. */
  async open(
    page: Type<Page>,
    sittings: CandidateSittingView[],
    inputs: Record<string, unknown> = {},
  ): Promise<void> {
    const store = TestBed.inject(Store);
    store.dispatch(candidateApiActions.sittingsLoaded({ sittings }));
    this.dispatched = spyOn(store, 'dispatch');
    this.fixture = TestBed.createComponent(page);
    for (const [name, value] of Object.entries(inputs))
      this.fixture.componentRef.setInput(name, value);
    await this.fixture.whenStable();
  }

  /** Lets the state take an action that the server or somebody else caused. */
  async happen(action: Action): Promise<void> {
    this.dispatched.and.callThrough();
    TestBed.inject(Store).dispatch(action);
    this.dispatched.and.stub();
    await this.fixture.whenStable();
  }

  button(name: string): HTMLButtonElement | undefined {
    return [...this.element.querySelectorAll('button')].find((button) =>
      button.textContent.includes(name),
    );
  }

  /** What stands on the page, with every gap as one space. */
  text(selector = ':scope'): string {
    const found = selector === ':scope' ? this.element : this.element.querySelector(selector);
    return (found?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }
}
