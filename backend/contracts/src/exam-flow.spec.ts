import { examFlow, flowSettings } from './exam-flow-settings.ts';
import { flowTable } from './exam-flow-table.ts';
import {
  candidatePath,
  flowFor,
  flowSteps,
  hasSetting,
  isFixed,
  preparationOf,
} from './exam-flow.ts';
import { examKind } from './exam-room.ts';

describe('exam flow', () => {
  const settingsOf = (kind: (typeof examKind.options)[number]) =>
    flowSettings.filter((setting) => hasSetting(kind, setting));

  it('gives every kind a whole flow of defaults that the contract takes', () => {
    for (const kind of examKind.options) {
      const flow = flowFor(kind);
      expect(examFlow.parse(flow)).withContext(kind).toEqual(flow);
      expect(Object.keys(flow)).withContext(kind).toEqual(settingsOf(kind));
    }
  });

  it('says which settings a kind has beside what all have', () => {
    const common = flowSettings.filter((setting) =>
      examKind.options.every((kind) => hasSetting(kind, setting)),
    );
    const own = (kind: (typeof examKind.options)[number]) =>
      settingsOf(kind).filter((setting) => !common.includes(setting));
    expect(own('interview')).toEqual([
      'screenShare',
      'sessionMinutes',
      'invitationSeconds',
      'questions',
      'scoreSheet',
    ]);
    expect(own('written')).toEqual([
      'screenShare',
      'answerMode',
      'durationMinutes',
      'graceMinutes',
    ]);
    expect(own('proctored')).toEqual(['screenShare', 'durationMinutes']);
    expect(own('video')).toEqual([
      'durationMinutes',
      'preparationSeconds',
      'retakes',
      'questions',
      'scoreSheet',
    ]);
    expect(flowTable.graceMinutes.defaults.written).toBe(10);
  });

  it('keeps what the base says, drops what the kind does not have, and holds what is fixed', () => {
    const written = flowFor('written', { durationMinutes: 90, retakes: 3, chat: false });
    expect(written.durationMinutes).toBe(90);
    expect(written.chat).toBeFalse();
    expect('retakes' in written).toBeFalse();
    expect(isFixed('interview', 'waitingArea')).toBeTrue();
    expect(flowFor('interview', { waitingArea: false }).waitingArea).toBeTrue();
    expect(flowFor('written', { waitingArea: false }).waitingArea).toBeFalse();
    expect(flowFor('video', { recording: false }).recording).toBeTrue();
  });

  it('puts the steps before the waiting area into the order of a candidate’s path', () => {
    const flow = flowFor('interview', { faceVerification: 'optional', secondaryCamera: 'off' });
    expect(preparationOf(flow)).toEqual([
      { step: 'announcements', required: true },
      { step: 'identityFile', required: true },
      { step: 'pledge', required: true },
      { step: 'faceVerification', required: false },
      { step: 'deviceCheck', required: true },
    ]);
    const video = flowFor('video', { announcements: false, deviceCheck: false });
    expect(candidatePath('video', video).map(({ step }) => step)).toEqual([
      'identityFile',
      'pledge',
      'faceVerification',
      'secondaryCamera',
      'video',
    ]);
    expect(candidatePath('interview', flow).slice(-2)).toEqual([
      { step: 'waitingArea', required: true },
      { step: 'interview', required: true },
    ]);
  });

  it('holds nobody back by what the portal cannot carry out yet', () => {
    const flow = flowFor('interview');
    expect(preparationOf(flow).map(({ step }) => step)).toContain('secondaryCamera');
    expect(flowSteps(flow).map(({ step }) => step)).not.toContain('secondaryCamera');
  });
});
