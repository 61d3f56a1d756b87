import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Route } from '../platform/http/route.ts';
import type { ExamStore, RevealedOrders } from '../scheduling/index.ts';
import { createAddNonce } from './commands/add-nonce.ts';
import { createRevealDraw, createVoidDraw } from './commands/close-draw.ts';
import { createCommitDraw } from './commands/commit-draw.ts';
import type { DrawDependencies } from './commands/dependencies.ts';
import { drawRoutes } from './draw-routes.ts';
import { DrawStore } from './draw-store.ts';
import { DrawSubjects } from './draw-subject.ts';
import { DrawQueries } from './queries/draw-queries.ts';
import { RevealedOrderBook } from './revealed-order-book.ts';
import { createTellDraw } from './tell-draw.ts';

interface Needs extends Omit<DrawDependencies, 'draws' | 'subjects' | 'tellDraw'> {
  readonly exams: ExamStore;
  readonly outbox: Outbox;
}

export interface DrawsDomain {
  readonly routes: readonly Route[];
  readonly revealedOrders: RevealedOrders;
}

/** Puts the domain together on a database whose tables are bound. */
export function createDraws(needs: Needs): DrawsDomain {
  const tellDraw = createTellDraw(needs.outbox);
  const draws = new DrawStore();
  const dependencies = { ...needs, draws, subjects: new DrawSubjects(needs), tellDraw };
  return {
    revealedOrders: new RevealedOrderBook(needs.sequelize, tellDraw),
    routes: drawRoutes({
      queries: new DrawQueries(dependencies),
      commitDraw: createCommitDraw(dependencies),
      addNonce: createAddNonce(dependencies),
      revealDraw: createRevealDraw(dependencies),
      voidDraw: createVoidDraw(dependencies),
    }),
  };
}
