export type { CheckSession } from './commands/check-session.ts';
export {
  createFaceVerification,
  type FaceVerification,
  type FaceVerificationOptions,
} from './create-face-verification.ts';
export type { AuthorityConfirmation } from './commands/confirm-by-authority.ts';
export type { PhotoOnFile } from './dependencies.ts';
export type { FaceResultStore } from './face-result-store.ts';
export type { FaceResult } from './face-result.ts';
export { FaceWorkers } from './face-workers.ts';
export { createFaceWork, type FaceWorkOptions } from './create-face-work.ts';
export { FACE_STREAM } from './face-stream.ts';
export { initFaceVerificationRecords } from './init-records.ts';
export { lockRoomOf, requireFaceStep, requireNotEnded } from './lock-sitting.ts';
