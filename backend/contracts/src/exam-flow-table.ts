import type { FlowSetting, FlowValue } from './exam-flow-settings.ts';
import type { ExamKind } from './exam-room.ts';
import { firstDocuments, firstPledge, firstScoreItems } from './exam-first-texts.ts';

interface Row<S extends FlowSetting> {
  /** What a new exam has; a kind that is not named does not have the setting. */
  readonly defaults: Partial<Record<ExamKind, FlowValue<S>>>;
  /** Kinds that always have the default, because they would not work otherwise. */
  readonly fixed?: readonly ExamKind[];
  /** Whether this release acts on it; what it does not act on is kept for the one that does. */
  readonly inForce: boolean;
}

const kinds = ['interview', 'written', 'proctored', 'video'] as const;

/** The same for every kind. */
function all<T>(value: T): Record<ExamKind, T> {
  return Object.fromEntries(kinds.map((kind) => [kind, value])) as Record<ExamKind, T>;
}

/** Which setting applies to which kind, with what default, and whether anything acts on it yet. */
export const flowTable: { readonly [S in FlowSetting]: Row<S> } = {
  announcements: { defaults: all(true), inForce: true },
  identityFile: { defaults: all({ asked: true, documents: firstDocuments }), inForce: true },
  pledge: { defaults: all({ asked: true, text: firstPledge, version: 1 }), inForce: true },
  faceVerification: { defaults: all('required'), inForce: true },
  deviceCheck: { defaults: all(true), inForce: true },
  secondaryCamera: { defaults: all('required'), inForce: false },
  // A panel calls its candidates out of the waiting area; the others may walk straight in.
  waitingArea: {
    defaults: { interview: true, written: true, proctored: true, video: false },
    fixed: ['interview'],
    inForce: false,
  },
  screenShare: {
    defaults: { interview: true, written: false, proctored: true },
    inForce: false,
  },
  chat: { defaults: all(true), inForce: true },
  recording: { defaults: all(true), fixed: ['video'], inForce: false },
  answerMode: { defaults: { written: 'pdf' }, inForce: false },
  durationMinutes: { defaults: { written: 120, proctored: 120, video: 5 }, inForce: false },
  graceMinutes: { defaults: { written: 10 }, inForce: false },
  preparationSeconds: { defaults: { video: 60 }, inForce: false },
  retakes: { defaults: { video: 1 }, inForce: false },
  sessionMinutes: { defaults: { interview: 15 }, inForce: true },
  invitationSeconds: { defaults: { interview: 60 }, inForce: true },
  waitingAreaOpensMinutes: { defaults: all(60), inForce: true },
  questions: { defaults: { interview: 'drawn', video: 'drawn' }, inForce: false },
  scoreSheet: {
    defaults: {
      interview: { combine: 'mean', items: firstScoreItems },
      video: { combine: 'mean', items: firstScoreItems },
    },
    inForce: false,
  },
  contact: { defaults: all({ name: '', phone: '' }), inForce: true },
};
