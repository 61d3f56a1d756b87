import * as z from 'zod';

/** What is wanted of a candidate; who cannot do what is optional goes on without it. */
export const demand = z.enum(['required', 'optional', 'off']);
export type Demand = z.output<typeof demand>;

const text = (length: number) => z.string().trim().max(length);
const whole = (from: number, to: number) => z.int().min(from).max(to);

/** One document that candidates upload. A draft may have it without a name. */
export const identityDocument = z.object({
  id: z.uuid(),
  name: text(50),
  /** What the candidate must know about it. */
  note: text(200),
  /** The most pages that are taken. */
  pages: whole(1, 9),
  format: z.enum(['image', 'pdf', 'either']),
  required: z.boolean(),
  /** Its first page shows the face that the live one is compared with. */
  holdsPhoto: z.boolean().default(false),
  /** Id of a picture that shows how it should look; null for a drawing. */
  example: z.uuid().nullable().default(null),
});
export type IdentityDocument = z.output<typeof identityDocument>;

/** One line of a score sheet. Weights are percent, and together 100. */
export const scoreItem = z.object({
  id: z.uuid(),
  name: text(50),
  maxPoints: whole(1, 1000),
  weight: whole(0, 100),
});
export type ScoreItem = z.output<typeof scoreItem>;

/** How the sheets of several examiners become one score; `trimmedMean` leaves out the highest and lowest. */
export const scoreCombination = z.enum(['mean', 'trimmedMean', 'median']);

/** The smallest and the largest number of each setting that is one. */
export const flowRanges = {
  durationMinutes: [1, 600],
  graceMinutes: [0, 60],
  preparationSeconds: [0, 3600],
  retakes: [0, 9],
  sessionMinutes: [1, 240],
  invitationSeconds: [15, 600],
  waitingAreaOpensMinutes: [0, 1440],
} as const;

/** The words of each setting that is one of a few. */
export const flowChoices = {
  faceVerification: demand.options,
  secondaryCamera: demand.options,
  answerMode: ['pdf', 'online'],
  questions: ['drawn', 'chosen', 'none'],
} as const;

const settings = {
  /** Published announcements must have been read. */
  announcements: z.boolean(),
  identityFile: z.object({ asked: z.boolean(), documents: identityDocument.array().max(20) }),
  /** `version` is the server's: it rises when the text of a published exam changes. */
  pledge: z.object({ asked: z.boolean(), text: text(20_000), version: z.int().positive() }),
  faceVerification: demand,
  deviceCheck: z.boolean(),
  secondaryCamera: demand,
  waitingArea: z.boolean(),
  screenShare: z.boolean(),
  chat: z.boolean(),
  recording: z.boolean(),
  answerMode: z.enum(flowChoices.answerMode),
  /** Minutes from the release; of a video exam, the longest that one take may be. */
  durationMinutes: whole(...flowRanges.durationMinutes),
  /** Minutes in which photos that were declared before the end may finish uploading. */
  graceMinutes: whole(...flowRanges.graceMinutes),
  /** Seconds between the question and the recording. */
  preparationSeconds: whole(...flowRanges.preparationSeconds),
  /** Takes that a candidate may throw away. */
  retakes: whole(...flowRanges.retakes),
  /** Planned minutes of one candidate. */
  sessionMinutes: whole(...flowRanges.sessionMinutes),
  /** Seconds that an invitation stays open. */
  invitationSeconds: whole(...flowRanges.invitationSeconds),
  /** Minutes before the start from which on candidates may come in. */
  waitingAreaOpensMinutes: whole(...flowRanges.waitingAreaOpensMinutes),
  questions: z.enum(flowChoices.questions),
  /** Without items nobody scores. */
  scoreSheet: z.object({ combine: scoreCombination, items: scoreItem.array().max(30) }),
  /** Whom candidates call. Where both are empty: their college's contact. */
  contact: z.object({ name: text(50), phone: text(30).regex(/^[\d\s+()-]*$/) }),
};

/** What is switched on for an exam. A setting that its kind does not have is not there: `flowFor`. */
export const examFlow = z.object(settings).partial();
export type ExamFlow = z.output<typeof examFlow>;
export type FlowSetting = keyof typeof settings;
export type FlowValue<S extends FlowSetting> = z.output<(typeof settings)[S]>;

export const flowSettings = Object.keys(settings) as FlowSetting[];
