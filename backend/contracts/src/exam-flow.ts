import * as z from 'zod';

import {
  flowSettings,
  type Demand,
  type ExamFlow,
  type FlowSetting,
} from './exam-flow-settings.ts';
import { flowTable } from './exam-flow-table.ts';
import { examKind, flowStep, type ExamKind, type FlowStep } from './exam-room.ts';

/** Whether exams of that kind have that setting. */
export function hasSetting(kind: ExamKind, setting: FlowSetting): boolean {
  return flowTable[setting].defaults[kind] !== undefined;
}

/** Whether exams of that kind have that setting, but never another value than its default. */
export function isFixed(kind: ExamKind, setting: FlowSetting): boolean {
  return flowTable[setting].fixed?.includes(kind) ?? false;
}

/** A whole flow of that kind: what `base` says, defaults where it says nothing, and nothing else. */
export function flowFor(kind: ExamKind, base: ExamFlow = {}): ExamFlow {
  const entries = flowSettings.flatMap((setting) => {
    const fallback = flowTable[setting].defaults[kind];
    if (fallback === undefined) return [];
    return [[setting, isFixed(kind, setting) ? fallback : (base[setting] ?? fallback)]];
  });
  return Object.fromEntries(entries) as ExamFlow;
}

/** A step that a candidate takes before the waiting area, in this order. */
export const preparationStep = z.enum([
  'announcements',
  'identityFile',
  'pledge',
  'faceVerification',
  'deviceCheck',
  'secondaryCamera',
]);
export type PreparationStep = z.output<typeof preparationStep>;

/** The steps before the waiting area that a flow asks for, whether the portal has them yet or not. */
export function preparationOf(flow: ExamFlow): { step: PreparationStep; required: boolean }[] {
  const demands: Record<PreparationStep, Demand | boolean | undefined> = {
    announcements: flow.announcements,
    identityFile: flow.identityFile?.asked,
    pledge: flow.pledge?.asked,
    faceVerification: flow.faceVerification,
    deviceCheck: flow.deviceCheck,
    secondaryCamera: flow.secondaryCamera,
  };
  return preparationStep.options.flatMap((step) => {
    const asked = demands[step];
    if (!asked || asked === 'off') return [];
    return [{ step, required: asked !== 'optional' }];
  });
}

const carriedOut: ReadonlySet<string> = new Set(flowStep.options);

/** The steps that hold a sitting back: required, and of those that this release can carry out. */
export function flowSteps(flow: ExamFlow): FlowStep[] {
  return preparationOf(flow).flatMap(({ step, required }) =>
    required && carriedOut.has(step) ? [step as FlowStep] : [],
  );
}

export const pathStep = z.enum([...preparationStep.options, 'waitingArea', ...examKind.options]);
export type PathStep = z.output<typeof pathStep>;

/** A candidate's whole path: what comes before the waiting area, the waiting area, the exam itself. */
export function candidatePath(
  kind: ExamKind,
  flow: ExamFlow,
): { step: PathStep; required: boolean }[] {
  const exam = { step: kind, required: true };
  const waiting = { step: 'waitingArea' as const, required: true };
  return [...preparationOf(flow), ...(flow.waitingArea ? [waiting] : []), exam];
}
