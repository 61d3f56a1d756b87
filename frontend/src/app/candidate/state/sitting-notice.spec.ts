import { invited, sitting, waiting } from '../testing/sittings';
import { noticeOf } from './sitting-notice';

describe('noticeOf', () => {
  it('tells nothing of the first view, nor of a view in the same status', () => {
    expect(noticeOf(undefined, waiting())).toBeNull();
    expect(noticeOf(waiting(), waiting({ version: 5 }))).toBeNull();
  });

  it('tells a candidate who is sent back why', () => {
    const inRoom = sitting({ status: 'inRoom', version: 7 });
    const back = waiting({ version: 8, statusReason: '请补充材料' });
    expect(noticeOf(inRoom, back)).toEqual({ kind: 'sentBack', reason: '请补充材料' });
  });

  it('tells an invitation that lapsed from one that was withdrawn', () => {
    const ready = (statusSince: string) => waiting({ status: 'ready', version: 7, statusSince });
    expect(noticeOf(invited(), ready('2027-03-27T05:42:51.200Z'))?.kind).toBe('invitationLapsed');
    expect(noticeOf(invited(), ready('2027-03-27T05:42:20.000Z'))?.kind).toBe(
      'invitationWithdrawn',
    );
  });

  it('tells nothing of an invitation that was accepted', () => {
    expect(noticeOf(invited(), sitting({ status: 'inRoom', version: 7 }))).toBeNull();
  });

  for (const status of ['finished', 'postponed', 'absent'] as const) {
    it(`tells that the sitting is ${status}`, () => {
      expect(noticeOf(waiting(), sitting({ status, version: 9 }))?.kind).toBe(status);
    });
  }
});
