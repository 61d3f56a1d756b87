import type { ConsentTextView, LegalHoldView, RetentionView } from '@exam/contracts';

const at = '2027-03-26T08:12:44.000Z';
const nobody = { given: 0, refused: 0, withdrawn: 0 };

export const texts: ConsentTextView[] = [
  {
    purpose: 'faceData',
    versions: [
      {
        ...{ version: 2, savedBy: '周明远', savedAt: at },
        text: { 'zh-CN': '人脸说明', en: 'About your face' },
        counts: { given: 12, refused: 1, withdrawn: 0 },
      },
      {
        ...{ version: 1, savedBy: null, savedAt: at },
        text: { 'zh-CN': '旧说明', en: 'Older' },
        counts: { given: 120, refused: 3, withdrawn: 2 },
      },
    ],
  },
  {
    purpose: 'recording',
    versions: [
      {
        ...{ version: 1, savedBy: null, savedAt: null },
        text: { 'zh-CN': '录制说明', en: 'Recording' },
        counts: nobody,
      },
    ],
  },
];

export const retention: RetentionView = {
  proofs: [{ at, kind: 'faceFrames', expired: 4, withdrawn: 1, idsSha256: 'ab'.repeat(32) }],
  rules: [
    { kind: 'documents', days: 180, firstDays: 180, purpose: 'identityDocuments', kept: 3 },
    { kind: 'photos', days: 365, firstDays: 365, purpose: null, kept: 0 },
    { kind: 'faceFrames', days: 90, firstDays: 90, purpose: 'faceData', kept: 8 },
    { kind: 'faceDescriptors', days: 7, firstDays: 7, purpose: 'faceData', kept: 8 },
  ],
};

export const candidate = {
  ...{ id: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b23', name: '姚清越' },
  candidateNumber: '102887210004512',
};

export const held: LegalHoldView = {
  ...{ id: '6a1c6a0e-0b4e-4a0e-9d0c-3f0d5d0c7b22', candidate, reason: '成绩申诉' },
  ...{ setBy: '周明远', setAt: at, lifted: null },
};
