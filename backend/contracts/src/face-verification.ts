import * as z from 'zod';

/** What a challenge asks for, one at a time; left and right are the candidate's own. */
export const faceAction = z.enum(['turnLeft', 'turnRight', 'blink', 'openMouth']);
export type FaceAction = z.output<typeof faceAction>;

/** What both sides keep to. */
export const faceLimits = {
  /** Actions of one challenge. */
  steps: 3,
  /** Seconds of one step, by the server's clock, from its issue until all its frames are there. */
  stepSeconds: 45,
  /** Challenges that a candidate has; then they go on as not verified. */
  tries: 3,
  /** Frames of one step: JPEG, not mirrored, the first looking ahead, in the order of time. */
  fewestFrames: 5,
  mostFrames: 12,
  frameBytes: 300_000,
  /** Pixels of the longer side. */
  frameSide: 1_280,
  /** Seconds between two looks at the queue; news comes by event as well. */
  pollSeconds: 3,
} as const;

/** Where a challenge is. `open`: frames of a step are awaited. `ended`: there is a verdict. */
export const faceSessionState = z.enum(['open', 'queued', 'checking', 'ended']);
export type FaceSessionState = z.output<typeof faceSessionState>;

/** What came of one challenge. `notChecked`: our own machinery failed. */
export const faceOutcome = z.enum(['verified', 'uncertain', 'mismatch', 'notLive', 'notChecked']);
export type FaceOutcome = z.output<typeof faceOutcome>;

/** Why a challenge was not live, or not checked. */
export const faceFault = z.enum([
  // What the frames show
  'noFace',
  'severalFaces',
  'notLookingAhead',
  'actionNotSeen',
  'flat',
  'personChanged',
  'replayed',
  // How they came
  'stepLate',
  'stepOrder',
  'nonceWrong',
  'framesUnreadable',
  // What is ours
  'photoUnusable',
  'checkFailed',
]);
export type FaceFault = z.output<typeof faceFault>;

/** Why somebody is not verified. */
export const faceReason = z.enum([
  'uncertain',
  'mismatch',
  'notLive',
  'noFace',
  'checkFailed',
  // By eye from the start
  'consentRefused',
  'cannotDoActions',
  'skipped',
  'noPhoto',
]);
export type FaceReason = z.output<typeof faceReason>;

/** Ways by eye that a candidate may choose; `skipped` only where the step is optional. */
export const byEyeReason = z.enum(['consentRefused', 'cannotDoActions', 'skipped']);
export type ByEyeReason = z.output<typeof byEyeReason>;

/** What became of a candidate's face verification, tries and all. */
export const faceResult = z.object({
  outcome: z.enum(['verified', 'notVerified']),
  /** Null for who is verified. */
  reason: faceReason.nullable(),
  /** Of the last challenge, where it says more than the reason. */
  fault: faceFault.nullable(),
  at: z.iso.datetime(),
});
export type FaceResultSummary = z.output<typeof faceResult>;

export const faceSessionView = z.object({
  id: z.uuid(),
  /** To be sent with every step. Null once the challenge is not open any more. */
  nonce: z.string().nullable(),
  state: faceSessionState,
  /** What to do now; null unless open. Later actions are told one after the other. */
  step: z
    .object({
      /** From 1 to `faceLimits.steps`. */
      number: z.int().positive(),
      action: faceAction,
      expiresAt: z.iso.datetime(),
    })
    .nullable(),
  /** Null unless queued or checking. */
  queue: z
    .object({ ahead: z.int().nonnegative(), expectedSeconds: z.int().nonnegative() })
    .nullable(),
  /** Null until ended. */
  verdict: z.object({ outcome: faceOutcome, fault: faceFault.nullable() }).nullable(),
});
export type FaceSessionView = z.output<typeof faceSessionView>;

/** A candidate's own face verification; every one of their routes answers with it. */
export const faceVerificationView = z.object({
  sittingId: z.uuid(),
  /** Who may skip has an optional step. */
  required: z.boolean(),
  /** Challenges that were begun, and that there may be. */
  tries: z.object({ used: z.int().nonnegative(), most: z.int().positive() }),
  /** The newest challenge; null before the first. */
  session: faceSessionView.nullable(),
  /** Null until the step is done: verified, all tries used, or by eye. */
  result: faceResult.nullable(),
});
export type FaceVerificationView = z.output<typeof faceVerificationView>;

export const faceSessionRequest = z.object({
  /** What the browser calls the camera: staff see whether it is a virtual one. */
  cameraLabel: z.string().trim().max(200),
});
export const byEyeRequest = z.object({ reason: byEyeReason });
export const faceSessionParams = z.object({ faceSessionId: z.uuid() });

export const faceEvents = {
  /** To the candidate: the place in the queue, the step or the verdict is another one now. */
  'face-verification.moved.v1': z.object({ examRoomId: z.uuid(), sittingId: z.uuid() }),
} as const;
