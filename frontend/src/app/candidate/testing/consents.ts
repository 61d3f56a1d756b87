import type { ConsentState, OwnConsentView } from '@exam/contracts';

const at = '2027-03-26T08:12:44.000Z';

/** A consent of a candidate about their face, with these changes. */
export function consent(
  state: ConsentState,
  changes: Partial<OwnConsentView> = {},
): OwnConsentView {
  const said = { version: 1, language: 'zh-CN', at } as const;
  return {
    ...{ purpose: 'faceData', state, version: 1 },
    decidedAt: state === 'none' ? null : at,
    text: { 'zh-CN': '您的人脸信息\n\n请完整阅读', en: 'Your face' },
    retention: [{ kind: 'faceFrames', days: 90 }],
    history: state === 'none' ? [] : [{ ...said, decision: state }],
    ...changes,
  };
}
