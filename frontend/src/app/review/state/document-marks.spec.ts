import { markOf, sentBackOf, toggleReason, writeNote, type DocumentMarks } from './document-marks';

describe('marks of documents', () => {
  const none: DocumentMarks = new Map();

  it('take reasons and give them back; without any the document is not marked', () => {
    const marked = toggleReason(toggleReason(none, 'a', 'blurred'), 'a', 'expired');
    expect(markOf(marked, 'a').reasons).toEqual(['blurred', 'expired']);
    const rest = toggleReason(marked, 'a', 'blurred');
    expect(markOf(rest, 'a').reasons).toEqual(['expired']);
    expect(toggleReason(rest, 'a', 'expired').size).toBe(0);
    expect(markOf(none, 'a')).toEqual({ reasons: [], note: '' });
  });

  it('are made by a note alone, unless it is blank', () => {
    const noted = writeNote(none, 'a', ' 请重拍 ');
    expect(sentBackOf(noted)).toEqual([{ documentId: 'a', reasons: [], note: '请重拍' }]);
    expect(writeNote(noted, 'a', '  ').size).toBe(0);
    expect(writeNote(toggleReason(none, 'a', 'cutOff'), 'a', '').size).toBe(1);
  });
});
