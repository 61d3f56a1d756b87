import { flowStep } from '@exam/contracts';
import { z } from 'zod';

const examFlow = z.object({
  /** What a candidate must have done before the waiting area, in this order. */
  steps: flowStep.array(),
});

/** What the admin switched on for an exam. */
export type ExamFlow = z.output<typeof examFlow>;

/** Reads the flow as the table keeps it. Throws ZodError for what no release ever wrote. */
export function parseExamFlow(json: string): ExamFlow {
  return examFlow.parse(JSON.parse(json));
}
