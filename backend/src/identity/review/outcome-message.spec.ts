import { smsText } from '../../notifications/index.ts';
import { outcomeMessage } from './outcome-message.ts';

const document = (name: string) => ({ documentId: 'x', name, reasons: [], note: '请重拍' });

describe('the message about an identity file', () => {
  it('names the exam, and nothing about the person', () => {
    const sms = outcomeMessage('13000000000', '2027 年复试', {
      outcome: 'approved',
      documents: [],
    });
    expect(smsText(sms)).toBe(
      '【云考场】您参加的2027 年复试的身份认证材料已通过审核。请登录云考场完成后续步骤。',
    );
  });

  it('names the documents that go back, as far as a template takes them', () => {
    const documents = [document('身份证'), document('学'.repeat(50))];
    const sms = outcomeMessage('13000000000', '复试', { outcome: 'sentBack', documents });
    expect(sms.params).toEqual({ exam: '复试', documents: `身份证、${'学'.repeat(30)}…` });
    expect(smsText(sms)).not.toContain('请重拍');
  });
});
