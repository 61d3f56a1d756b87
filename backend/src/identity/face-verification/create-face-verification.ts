import type { Route } from '../../platform/http/route.ts';
import type { NamedFolder } from '../../platform/storage/sweep-files.ts';
import type { RetainedKind } from '../retention/index.ts';
import { createChooseByEye } from './commands/choose-by-eye.ts';
import { createClosing } from './commands/closing.ts';
import {
  createConfirmByAuthority,
  type ConfirmByAuthority,
  type ConfirmDependencies,
} from './commands/confirm-by-authority.ts';
import { createEndLateSessions, type EndLateSessions } from './commands/end-late-sessions.ts';
import { createReceiveStep } from './commands/receive-step.ts';
import { createStartSession } from './commands/start-session.ts';
import type { CommandDependencies } from './dependencies.ts';
import { FaceQueue } from './face-queue.ts';
import { FaceResultStore } from './face-result-store.ts';
import { FaceSessionStore } from './face-session-store.ts';
import { faceVerificationRoutes } from './face-verification-routes.ts';
import { faceRetainedKinds, frameFiles } from './retained-kinds.ts';
import { createViewOwn } from './view-own.ts';

export interface FaceVerificationOptions
  extends Omit<CommandDependencies, 'sessions' | 'results'>, Pick<ConfirmDependencies, 'tellRoom'> {
  /** How many face workers are at work now. */
  readonly workers: () => Promise<number>;
}

export interface FaceVerification {
  readonly routes: readonly Route[];
  readonly results: FaceResultStore;
  readonly endLateSessions: EndLateSessions;
  /** What retention deletes. */
  readonly retained: readonly RetainedKind[];
  /** The folder of its files, and who names them. */
  readonly namedFiles: NamedFolder;
  readonly confirmByAuthority: ConfirmByAuthority;
}

/** Puts the sub-domain together on a database whose tables are bound. */
export function createFaceVerification(options: FaceVerificationOptions): FaceVerification {
  const { workers, ...given } = options;
  const results = new FaceResultStore();
  const dependencies = { ...given, results, sessions: new FaceSessionStore() };
  const closing = createClosing(dependencies);
  return {
    routes: faceVerificationRoutes({
      viewOwn: createViewOwn(dependencies, new FaceQueue(given.sequelize, workers)),
      startSession: createStartSession(dependencies, closing),
      receiveStep: createReceiveStep(dependencies, closing),
      chooseByEye: createChooseByEye(dependencies, closing),
    }),
    results,
    endLateSessions: createEndLateSessions(dependencies, closing),
    retained: faceRetainedKinds(given.files),
    namedFiles: frameFiles,
    confirmByAuthority: createConfirmByAuthority(dependencies, closing),
  };
}
