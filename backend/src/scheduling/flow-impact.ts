import {
  flowSettings,
  flowStep,
  flowTable,
  preparationOf,
  type ExamFlow,
  type FlowImpact,
  type FlowSetting,
  type FlowStep,
  type SittingStatus,
} from '@exam/contracts';

/** How far one candidate of an exam has come. */
export interface SittingProgress {
  readonly status: SittingStatus;
  /** The steps of the flow that were done. */
  readonly done: ReadonlySet<FlowStep>;
}

type StepImpact = FlowImpact['steps'][number];

/** Statuses in which what comes before the waiting area may still be done. */
const before: readonly SittingStatus[] = ['scheduled', 'checkedIn'];

/** Whether a candidate has begun. */
export function hasStarted({ status, done }: SittingProgress): boolean {
  return status !== 'scheduled' || done.size > 0;
}

/** The settings in which two flows differ. */
export function changedSettings(old: ExamFlow, next: ExamFlow): FlowSetting[] {
  return flowSettings.filter(
    (setting) => JSON.stringify(old[setting]) !== JSON.stringify(next[setting]),
  );
}

/** What a change means for candidates who have begun: `FlowImpact` but for its token. */
export function flowImpactOf(
  old: ExamFlow,
  next: ExamFlow,
  sittings: readonly SittingProgress[],
): Omit<FlowImpact, 'token'> {
  return {
    started: sittings.filter(hasStarted).length,
    sittings: sittings.length,
    steps: flowStep.options.flatMap((step) => stepImpact(step, old, next, sittings)),
    settings: changedSettings(old, next),
  };
}

function stepImpact(
  step: FlowStep,
  old: ExamFlow,
  next: ExamFlow,
  sittings: readonly SittingProgress[],
): StepImpact[] {
  const wanted = (flow: ExamFlow) => preparationOf(flow).find((asked) => asked.step === step);
  const [was, is] = [wanted(old), wanted(next)];
  if (!was && !is) return [];
  if (was && is && !changedSettings(old, next).includes(step)) return [];
  const change = !was ? 'added' : !is ? 'removed' : 'changed';
  const asked = flowTable[step].inForce && (is?.required ?? false);
  const has = ({ done }: SittingProgress) => done.has(step);
  const lacking = sittings.filter((sitting) => asked && !has(sitting));
  return [
    {
      step,
      change,
      done: sittings.filter(has).length,
      todo: lacking.filter(({ status }) => before.includes(status)).length,
      past: lacking.filter(({ status }) => !before.includes(status) && status !== 'absent').length,
    },
  ];
}
