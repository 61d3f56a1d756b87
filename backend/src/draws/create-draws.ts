import type { Route } from '../platform/http/route.ts';
import type { ExamStore } from '../scheduling/index.ts';
import { createAddNonce } from './commands/add-nonce.ts';
import { createRevealDraw, createVoidDraw } from './commands/close-draw.ts';
import { createCommitDraw } from './commands/commit-draw.ts';
import type { DrawDependencies } from './commands/dependencies.ts';
import { drawRoutes } from './draw-routes.ts';
import { DrawStore } from './draw-store.ts';
import { DrawSubjects } from './draw-subject.ts';
import { DrawQueries } from './queries/draw-queries.ts';

type Needs = Omit<DrawDependencies, 'draws' | 'subjects'> & { readonly exams: ExamStore };

/** Puts the domain together on a database whose tables are bound. */
export function createDraws(needs: Needs): { readonly routes: readonly Route[] } {
  const dependencies = { ...needs, draws: new DrawStore(), subjects: new DrawSubjects(needs) };
  return {
    routes: drawRoutes({
      queries: new DrawQueries(dependencies),
      commitDraw: createCommitDraw(dependencies),
      addNonce: createAddNonce(dependencies),
      revealDraw: createRevealDraw(dependencies),
      voidDraw: createVoidDraw(dependencies),
    }),
  };
}
