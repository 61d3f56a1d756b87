import type { ChatMessageView } from '@exam/contracts';

import type { Failure } from '../../core/http/failure';
import { chatApiActions, chatPanelActions } from './chat.actions';
import { chatFeature, type ChatState } from './chat.feature';

const scope = { examRoomId: 'r1', ownSittingId: 's1' };
const message = (id: string): ChatMessageView => ({
  id,
  sittingId: 's1',
  from: { kind: 'candidate', name: '测试', role: null },
  text: id,
  at: '2027-03-27T06:00:00.000Z',
});
const failure: Failure = {
  code: 'unreachable',
  requestId: null,
  fields: [],
  retryAfter: null,
  triesLeft: null,
  maxBytes: null,
};

describe('chat feature', () => {
  const { reducer } = chatFeature;
  let state: ChatState;
  beforeEach(() => (state = reducer(undefined, chatPanelActions.opened({ scope }))));

  it('keeps the longer of two answers that overtook one another', () => {
    const longer = [message('1'), message('2')];
    state = reducer(state, chatApiActions.sent({ messages: longer }));
    state = reducer(state, chatApiActions.loaded({ messages: [message('1')] }));
    expect(state.messages).toEqual(longer);
  });

  it('counts what was sent, and not what failed, so that no typed text is lost', () => {
    const sending = reducer(
      state,
      chatPanelActions.sendPressed({ message: { sittingId: null, text: 'x' } }),
    );
    expect(sending.sending).toBeTrue();
    const failed = reducer(sending, chatApiActions.sendFailed({ failure }));
    expect([failed.sentCount, failed.sending, failed.failure]).toEqual([0, false, failure]);
    const sent = reducer(sending, chatApiActions.sent({ messages: [message('1')] }));
    expect([sent.sentCount, sent.sending]).toEqual([1, false]);
  });

  it('forgets everything when the panel is left', () => {
    state = reducer(state, chatApiActions.loaded({ messages: [message('1')] }));
    expect(reducer(state, chatPanelActions.left()).messages).toEqual([]);
  });
});
