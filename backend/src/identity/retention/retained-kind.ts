import type { RetainedKindName } from '@exam/contracts';

/**
 * Something that retention deletes for good, as the domain that keeps it registers it. Who is on
 * legal hold, and what is due when, is no matter of that domain.
 */
export interface RetainedKind {
  readonly kind: RetainedKindName;
  /**
   * A SELECT of everything there is, without parameters, with the columns `id` (text), `school_id`,
   * `person_id` (of the candidate), `exam_id` (NULL for what is not of one exam: then the last of the
   * candidate's exams counts) and `kept_at` (counts where there is no room at all).
   */
  readonly items: string;
  /**
   * Deletes the file first, then the row, inside of the caller's transaction. Good also for what is
   * half gone, or gone already.
   */
  readonly remove: (id: string) => Promise<void>;
}
