import type { FaceVerificationView } from '@exam/contracts';

/**
 * What the page shows. `late`: the step's time is over, the server has not said so yet. `elsewhere`:
 * another tab of this browser goes on with it.
 */
export type FacePhase =
  'loading' | 'failed' | 'elsewhere' | 'ready' | 'step' | 'late' | 'queue' | 'verdict' | 'done';

export interface FaceFacts {
  readonly view: FaceVerificationView | null;
  /** The view could not be fetched. */
  readonly failed: boolean;
  readonly elsewhere: boolean;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly now: number;
}

/** Where the candidate is; everything else follows from what the server says. */
export function facePhase({ view, failed, elsewhere, now }: FaceFacts): FacePhase {
  if (!view) return failed ? 'failed' : 'loading';
  if (view.result) return 'done';
  if (elsewhere) return 'elsewhere';
  const { session } = view;
  if (!session) return 'ready';
  switch (session.state) {
    case 'open':
      return session.step && now < Date.parse(session.step.expiresAt) ? 'step' : 'late';
    case 'queued':
    case 'checking':
      return 'queue';
    case 'ended':
      return 'verdict';
  }
}
