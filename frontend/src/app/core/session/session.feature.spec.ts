import type { SessionView } from '@exam/contracts';

import { forgetWhenEnded } from './forget-when-ended';
import { sessionActions } from './session.actions';
import { sessionFeature } from './session.feature';

const session = { role: 'candidate', school: { timeZone: 'Asia/Urumqi' } } as SessionView;
const { reducer } = sessionFeature;
const loaded = reducer(undefined, sessionActions.loaded({ session }));

describe('sessionFeature', () => {
  it('does not know who is signed in before the server has said', () => {
    const start = reducer(undefined, { type: 'start' });
    expect(start.known).toBeFalse();
    expect(reducer(start, sessionActions.absent()).known).toBeTrue();
  });

  it('shows times in the school’s zone, and in China’s where nobody is signed in', () => {
    expect(sessionFeature.selectTimeZone({ session: loaded })).toBe('Asia/Urumqi');
    const nobody = reducer(undefined, sessionActions.absent());
    expect(sessionFeature.selectTimeZone({ session: nobody })).toBe('Asia/Shanghai');
  });

  it('is no session yet where the second factor is still to come', () => {
    const partial = reducer(undefined, sessionActions.secondFactorNeeded());
    expect(partial).toEqual(
      jasmine.objectContaining({ known: true, session: null, partial: true }),
    );
    expect(reducer(partial, sessionActions.signedIn({ session })).partial).toBeFalse();
  });

  it('keeps why a session ended until the next begins', () => {
    const ended = reducer(loaded, sessionActions.ended({ reason: 'takenOver' }));
    expect(ended).toEqual(jasmine.objectContaining({ session: null, endReason: 'takenOver' }));
    expect(reducer(ended, sessionActions.signedIn({ session })).endReason).toBeNull();
  });
});

describe('forgetWhenEnded', () => {
  it('leaves nothing of the session in any slice', () => {
    const inner = jasmine.createSpy('reducer').and.callFake((state: unknown) => state ?? 'empty');
    const outer = forgetWhenEnded(inner);
    expect(outer('somebody’s', sessionActions.checkRequested())).toBe('somebody’s');
    expect(outer('somebody’s', sessionActions.ended({ reason: 'signedOut' }))).toBe('empty');
  });
});
