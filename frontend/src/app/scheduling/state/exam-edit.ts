import {
  examProblems,
  examUpdate,
  flowFor,
  flowSettings,
  type ExamFlow,
  type ExamKind,
  type ExamView,
  type FlowSetting,
} from '@exam/contracts';

/** What an administrator may change of an exam, as it is typed. */
export interface ExamEdit {
  readonly kind: ExamKind;
  readonly name: string;
  readonly majorId: string;
  readonly flow: ExamFlow;
}

/** The pages of the wizard. */
export const wizardSteps = ['basics', 'path', 'times', 'conduct', 'texts', 'review'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** The settings of a page, in the order in which they are shown. */
export const settingsOfStep = {
  path: [
    'announcements',
    'identityFile',
    'pledge',
    'faceVerification',
    'deviceCheck',
    'secondaryCamera',
    'waitingArea',
  ],
  times: [
    'durationMinutes',
    'sessionMinutes',
    'invitationSeconds',
    'preparationSeconds',
    'waitingAreaOpensMinutes',
    'graceMinutes',
  ],
  conduct: ['answerMode', 'questions', 'retakes', 'screenShare', 'chat', 'recording'],
} as const satisfies Partial<Record<WizardStep, readonly FlowSetting[]>>;

/** The part of an exam that is edited. */
export function editOf({ kind, name, major, flow }: ExamView): ExamEdit {
  return { kind, name, majorId: major.id, flow };
}

/** Whether two edits would save the same. */
export function sameEdit(a: ExamEdit, b: ExamEdit): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}

/** `theirs`, with whatever was changed between `base` and `mine`. */
export function mergeEdits(base: ExamEdit, mine: ExamEdit, theirs: ExamEdit): ExamEdit {
  const pick = <K extends 'kind' | 'name' | 'majorId'>(fact: K) =>
    mine[fact] === base[fact] ? theirs[fact] : mine[fact];
  const settings = flowSettings.map((setting) => {
    const kept = JSON.stringify(mine.flow[setting]) === JSON.stringify(base.flow[setting]);
    return [setting, (kept ? theirs : mine).flow[setting]];
  });
  const kind = pick('kind');
  const flow = flowFor(kind, Object.fromEntries(settings) as ExamFlow);
  return { kind, name: pick('name'), majorId: pick('majorId'), flow };
}

function ordered({ kind, name, majorId, flow }: ExamEdit) {
  return [kind, name.trim(), majorId, flowSettings.map((setting) => flow[setting])];
}

/** What is wrong, by JSON pointer: the word after `scheduling.exams.problem.` in the texts. */
export type EditProblems = ReadonlyMap<string, string>;

/** What the server would not even keep: a name that is missing, a number out of its range. */
export function brokenFields(edit: ExamEdit): EditProblems {
  const { error } = examUpdate.safeParse({ ...edit, version: 0 });
  const found = new Map<string, string>();
  for (const { path, code } of error?.issues ?? []) {
    const pointer = path.map((part) => `/${String(part)}`).join('');
    found.set(pointer, wordOf(pointer, code));
  }
  return found;
}

/** All problems: what is broken, and what is missing before candidates may see the exam. */
export function problemsOf(edit: ExamEdit): EditProblems {
  const missing = examProblems(edit.kind, edit.flow).map(({ path, code }) => [path, code] as const);
  return new Map([...missing, ...brokenFields(edit)]);
}

/** Where in the wizard a problem is mended. */
export function stepOf(pointer: string): WizardStep {
  const [, first = '', setting = ''] = pointer.split('/');
  if (first !== 'flow') return 'basics';
  if (setting === 'scoreSheet') return 'conduct';
  if (pointer === '/flow/pledge' || pointer === '/flow/identityFile') return 'path';
  const found = Object.entries(settingsOfStep).find(
    ([step, settings]) =>
      !['pledge', 'identityFile'].includes(setting) &&
      step !== 'review' &&
      (settings as readonly string[]).includes(setting),
  );
  return (found?.[0] as WizardStep | undefined) ?? 'texts';
}

function wordOf(pointer: string, code: string): string {
  if (pointer === '/name') return code === 'too_big' ? 'too-long' : 'name-missing';
  if (pointer === '/majorId') return 'major-missing';
  if (pointer === '/flow/contact/phone') return 'phone-signs';
  return /(name|note|text)$/.test(pointer) ? 'too-long' : 'out-of-range';
}
