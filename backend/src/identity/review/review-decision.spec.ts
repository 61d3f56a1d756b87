import { decisionOn, reasonText } from './review-decision.ts';

const waiting = [
  { id: 'a', name: '身份证' },
  { id: 'b', name: '学历证书' },
];
const back = (documentId: string) => ({
  ...{ documentId, reasons: ['blurred', 'blurred'] as const, note: '' },
});

describe('a decision on an identity file', () => {
  it('approves when nothing goes back', () => {
    expect(decisionOn(waiting, [])).toEqual({ outcome: 'approved', documents: [] });
  });

  it('sends back what is named, under the name that the exam gives it', () => {
    expect(decisionOn(waiting, [{ ...back('b'), reasons: ['blurred', 'blurred'] }])).toEqual({
      outcome: 'sentBack',
      documents: [{ documentId: 'b', name: '学历证书', reasons: ['blurred'], note: '' }],
    });
  });

  it('is about documents that wait, each of them once', () => {
    expect(decisionOn(waiting, [{ ...back('c'), reasons: [] }])).toBeNull();
    const twice = { documentId: 'a', reasons: [], note: '模糊' };
    expect(decisionOn(waiting, [twice, twice])).toBeNull();
  });

  it('says why in the words of the audit log', () => {
    expect(reasonText({ reasons: ['blurred', 'expired'], note: '请重拍' })).toBe(
      '照片模糊，看不清文字；证件已过有效期；请重拍',
    );
    expect(reasonText({ reasons: [], note: '请重拍' })).toBe('请重拍');
  });
});
