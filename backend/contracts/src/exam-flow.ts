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

export interface FlowDemand {
  readonly step: FlowStep;
  /** A step that is not may be skipped. */
  readonly required: boolean;
}

/** The steps before the waiting area that a flow asks for, whether the portal has them yet or not. */
export function preparationOf(flow: ExamFlow): FlowDemand[] {
  const demands: Record<FlowStep, Demand | boolean | undefined> = {
    announcements: flow.announcements,
    identityFile: flow.identityFile?.asked,
    pledge: flow.pledge?.asked,
    faceVerification: flow.faceVerification,
    deviceCheck: flow.deviceCheck,
    secondaryCamera: flow.secondaryCamera,
  };
  return flowStep.options.flatMap((step) => {
    const asked = demands[step];
    if (!asked || asked === 'off') return [];
    return [{ step, required: asked !== 'optional' }];
  });
}

/** The steps that hold a sitting back: those that this release acts on. */
export function flowSteps(flow: ExamFlow): FlowDemand[] {
  return preparationOf(flow).filter(({ step }) => flowTable[step].inForce);
}

export const pathStep = z.enum([...flowStep.options, 'waitingArea', ...examKind.options]);
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
