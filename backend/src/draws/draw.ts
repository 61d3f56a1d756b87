import type {
  DrawAnnouncement,
  DrawKind,
  DrawOutcome,
  DrawRecord,
  DrawStatus,
} from '@exam/contracts/draws';
import { z } from 'zod';

/** Whom and what the entries of the published list stand for; never published. */
export const drawTargets = z.object({
  /** Exam rooms, in the order of the list. */
  rooms: z.uuid().array(),
  /** Sittings, in the order of the candidates of the list. */
  sittings: z.uuid().array(),
  /** People, in the order of the pool. */
  members: z.uuid().array(),
});
export type DrawTargets = z.output<typeof drawTargets>;

/** One draw, from the moment that its list is frozen. */
export interface Draw {
  readonly id: string;
  readonly schoolId: string;
  readonly collegeId: string;
  readonly examId: string;
  /** Null for a draw of the whole exam. */
  readonly examRoomId: string | null;
  readonly kind: DrawKind;
  readonly number: number;
  readonly status: DrawStatus;
  readonly announcement: DrawAnnouncement;
  readonly targets: DrawTargets;
  readonly commitment: string;
  /** Sealed for this deployment; opened when the draw is revealed or voided, and not before. */
  readonly sealedSeed: string;
  readonly outcome: DrawOutcome | null;
  readonly committedBy: string;
  readonly committedAt: Date;
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
}

/** A nonce, and who typed it when. */
export interface TypedNonce {
  readonly by: string;
  readonly text: string;
  readonly typedBy: string;
  readonly at: Date;
}

/** What draws are numbered by: the exam room, or else the exam. */
export function subjectOf({ examId, examRoomId }: Pick<Draw, 'examId' | 'examRoomId'>): string {
  return examRoomId ?? examId;
}

/** The draw after its outcome. */
export function closeDraw(draw: Draw, outcome: DrawOutcome, by: string): Draw {
  const { status, at } = outcome;
  return { ...draw, status, outcome, closedBy: by, closedAt: new Date(at) };
}

/** What is published of a draw, without the digest. */
export function publishedPart({ announcement, commitment, outcome }: Draw) {
  return { announcement, commitment, outcome } satisfies Omit<DrawRecord, 'digest'>;
}
