import type { FaceModels } from '../face/index.ts';
import { createCheckSession, type CheckSession } from './commands/check-session.ts';
import { createClosing } from './commands/closing.ts';
import type { ClosingDependencies, PhotoOnFile } from './dependencies.ts';
import { FaceResultStore } from './face-result-store.ts';
import { FaceSessionStore } from './face-session-store.ts';
import { SeenStore } from './seen-store.ts';

export interface FaceWorkOptions extends Omit<ClosingDependencies, 'sessions' | 'results'> {
  readonly models: FaceModels;
  readonly photoOnFile: PhotoOnFile;
}

/** What a face worker does with a challenge, on a database whose tables are bound. */
export function createFaceWork(options: FaceWorkOptions): CheckSession {
  const stores = {
    results: new FaceResultStore(),
    sessions: new FaceSessionStore(),
    seen: new SeenStore(),
  };
  const dependencies = { ...options, ...stores };
  return createCheckSession(dependencies, createClosing(dependencies));
}
