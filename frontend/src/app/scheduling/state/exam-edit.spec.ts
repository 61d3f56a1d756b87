import { flowFor } from '@exam/contracts';

import { examOf } from '../testing/exam-testing';
import {
  brokenFields,
  editOf,
  mergeEdits,
  problemsOf,
  sameEdit,
  settingsOfStep,
  stepOf,
} from './exam-edit';

describe('an edit of an exam', () => {
  const edit = editOf(examOf());

  it('is whole as the server sends it', () => {
    expect(problemsOf(edit)).toEqual(new Map());
    expect(sameEdit(edit, { ...edit, flow: { ...edit.flow } })).toBeTrue();
    expect(sameEdit(edit, { ...edit, flow: { ...edit.flow, chat: false } })).toBeFalse();
  });

  it('says at which field something is wrong', () => {
    const flow = { ...edit.flow, invitationSeconds: Number.NaN, sessionMinutes: 1.5 };
    const contact = { name: '', phone: 'x1' };
    const broken = brokenFields({ ...edit, name: ' ', majorId: '', flow: { ...flow, contact } });
    expect(Object.fromEntries(broken)).toEqual({
      '/name': 'name-missing',
      '/majorId': 'major-missing',
      '/flow/invitationSeconds': 'out-of-range',
      '/flow/sessionMinutes': 'out-of-range',
      '/flow/contact/phone': 'phone-signs',
    });
  });

  it('may be kept while something is missing for candidates', () => {
    const pledge = { asked: true, text: '', version: 1 };
    const draft = { ...edit, flow: { ...edit.flow, pledge } };
    expect(brokenFields(draft).size).toBe(0);
    expect(problemsOf(draft).get('/flow/pledge/text')).toBe('pledge-empty');
  });

  it('leads every problem to the page of its field', () => {
    expect(stepOf('/name')).toBe('basics');
    expect(stepOf('/flow/invitationSeconds')).toBe('times');
    expect(stepOf('/flow/retakes')).toBe('conduct');
    expect(stepOf('/flow/scoreSheet/items/0/name')).toBe('conduct');
    expect(stepOf('/flow/pledge/text')).toBe('texts');
    expect(stepOf('/flow/identityFile/documents/1/name')).toBe('texts');
    expect(stepOf('/flow/contact/phone')).toBe('texts');
    for (const [step, settings] of Object.entries(settingsOfStep)) {
      const plain = settings.filter((name) => name !== 'pledge' && name !== 'identityFile');
      expect(new Set(plain.map((name) => stepOf(`/flow/${name}`)))).toEqual(
        new Set([step]) as never,
      );
    }
  });

  it('keeps of two edits what each has changed', () => {
    const mine = { ...edit, flow: { ...edit.flow, chat: false } };
    const theirs = { ...edit, name: '新名', flow: { ...edit.flow, sessionMinutes: 20 } };
    expect(mergeEdits(edit, mine, theirs)).toEqual({
      ...edit,
      name: '新名',
      flow: flowFor('interview', { chat: false, sessionMinutes: 20 }),
    });
  });
});
