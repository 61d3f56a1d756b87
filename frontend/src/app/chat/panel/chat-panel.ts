import {
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ChatMessageView } from '@exam/contracts';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';

import { TimeTexts } from '../../core/i18n/time-texts';
import { Problem } from '../../ui/problem/problem';
import { chatPanelActions } from '../state/chat.actions';
import { chatFeature } from '../state/chat.feature';

/**
 * Messages between a candidate and the staff of the room. Staff write to the candidate whom they
 * have chosen, or to all.
 */
@Component({
  selector: 'app-chat-panel',
  imports: [MatButton, Problem, TranslocoPipe],
  host: { role: 'region', 'aria-labelledby': 'chat-title' },
  templateUrl: './chat-panel.html',
  styleUrl: './chat-panel.scss',
})
export class ChatPanel {
  private readonly store = inject(Store);
  private readonly times = inject(TimeTexts);
  readonly examRoomId = input.required<string>();
  /** The candidate's own sitting; null for staff. */
  readonly ownSittingId = input<string | null>(null);
  /** The candidate whom a staff member writes to. */
  readonly chosenSittingId = input<string | null>(null);

  /** A staff member wants to read what this sitting's candidate wrote. */
  readonly picked = output<string>();

  protected readonly state = this.store.selectSignal(chatFeature.selectChatState);
  protected readonly isStaff = computed(() => this.ownSittingId() === null);
  protected readonly toAll = signal(false);
  private readonly sentCount = computed(() => this.state().sentCount);
  /** Emptied when the message is on the server, not before: nothing that was typed is lost. */
  protected readonly text = linkedSignal({ source: this.sentCount, computation: () => '' });
  protected readonly messages = computed(() => {
    const sittingId = this.ownSittingId() ?? this.chosenSittingId();
    return this.state().messages.filter(
      (message) => message.sittingId === null || message.sittingId === sittingId,
    );
  });
  /** Other candidates whose last word nobody has answered. */
  protected readonly unanswered = computed(() => {
    const last = new Map(this.state().messages.map((message) => [message.sittingId, message]));
    last.delete(null);
    const chosen = this.chosenSittingId();
    return [...last.values()].filter(
      ({ from, sittingId }) => from.kind === 'candidate' && sittingId !== chosen,
    );
  });
  protected readonly canSend = computed(() => {
    const hasReceiver = !this.isStaff() || this.toAll() || this.chosenSittingId() !== null;
    return hasReceiver && this.text().trim() !== '' && !this.state().sending;
  });
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  constructor() {
    effect(() => {
      const scope = { examRoomId: this.examRoomId(), ownSittingId: this.ownSittingId() };
      this.store.dispatch(chatPanelActions.opened({ scope }));
    });
    effect(() => {
      const list = this.list()?.nativeElement;
      if (this.messages().length > 0) list?.scrollTo({ top: list.scrollHeight });
    });
    inject(DestroyRef).onDestroy(() => {
      this.store.dispatch(chatPanelActions.left());
    });
  }

  protected isMine({ from }: ChatMessageView): boolean {
    return this.isStaff() === (from.kind === 'staff');
  }

  protected time({ at }: ChatMessageView): string {
    return this.times.clock(Date.parse(at));
  }

  protected send(): void {
    if (!this.canSend()) return;
    const toAll = this.isStaff() && this.toAll();
    const sittingId = toAll ? null : this.chosenSittingId();
    const message = { sittingId, text: this.text().trim() };
    this.store.dispatch(chatPanelActions.sendPressed({ message }));
  }
}
