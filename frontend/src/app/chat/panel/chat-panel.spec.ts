import { signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import type { ChatMessageView } from '@exam/contracts';
import { Store, provideState, provideStore } from '@ngrx/store';

import { ServerClock } from '../../core/clock/server-clock';
import type { Failure } from '../../core/http/failure';
import { sessionFeature } from '../../core/session/session.feature';
import { testingTexts } from '../../core/testing/testing-texts';
import { chatApiActions } from '../state/chat.actions';
import { chatFeature } from '../state/chat.feature';
import { ChatPanel } from './chat-panel';

const failure: Failure = {
  code: 'unreachable',
  requestId: null,
  fields: [],
  retryAfter: null,
  triesLeft: null,
  maxBytes: null,
};
const answer: ChatMessageView = {
  id: 'm1',
  sittingId: null,
  from: { kind: 'staff', name: '测试', role: 'waitingExaminer' },
  text: '各位请准备',
  at: '2027-03-27T06:00:00.000Z',
};

describe('ChatPanel', () => {
  let fixture: ComponentFixture<ChatPanel>;
  let store: Store;
  let field: HTMLInputElement;

  beforeEach(async () => {
    TestBed.configureTestingModule({
      imports: [testingTexts()],
      providers: [
        provideStore({ [sessionFeature.name]: sessionFeature.reducer }),
        provideState(chatFeature),
        { provide: ServerClock, useValue: { now: signal(0) } },
      ],
    });
    store = TestBed.inject(Store) as Store;
    fixture = TestBed.createComponent(ChatPanel);
    fixture.componentRef.setInput('examRoomId', 'r1');
    fixture.componentRef.setInput('ownSittingId', 's1');
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    field = page.querySelector<HTMLInputElement>('input[type=text]') ?? new HTMLInputElement();
    field.value = '老师好';
    field.dispatchEvent(new Event('input'));
    await fixture.whenStable();
  });

  it('keeps what was typed while messages come in and when sending fails', async () => {
    store.dispatch(chatApiActions.loaded({ messages: [answer] }));
    await fixture.whenStable();
    expect(field.value).toBe('老师好');
    store.dispatch(chatApiActions.sendFailed({ failure }));
    await fixture.whenStable();
    expect(field.value).toBe('老师好');
  });

  it('empties the field once the message is on the server', async () => {
    store.dispatch(chatApiActions.sent({ messages: [answer] }));
    await fixture.whenStable();
    expect(field.value).toBe('');
  });
});
