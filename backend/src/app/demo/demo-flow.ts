import type { ExamFlow } from '@exam/contracts';

/** What the demo's candidates can do today: nothing is asked that the portal cannot take yet. */
export const demoFlow: ExamFlow = {
  announcements: false,
  identityFile: { asked: false, documents: [] },
  pledge: { asked: false, text: '', version: 1 },
  faceVerification: 'off',
  secondaryCamera: 'off',
  screenShare: false,
  recording: false,
  questions: 'none',
  scoreSheet: { combine: 'mean', items: [] },
  waitingAreaOpensMinutes: 120,
};
