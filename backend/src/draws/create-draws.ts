import type { Outbox } from '../platform/event-stream/outbox.ts';
import type { Route } from '../platform/http/route.ts';
import type { ExamStore, RevealedOrders } from '../scheduling/index.ts';
import { createAddNonce, type AddNonce } from './commands/add-nonce.ts';
import { createRevealDraw, createVoidDraw, type RevealDraw } from './commands/close-draw.ts';
import { createCommitDraw, type CommitDraw } from './commands/commit-draw.ts';
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
  readonly commit: CommitDraw;
  readonly addNonce: AddNonce;
  readonly reveal: RevealDraw;
}

/** Puts the domain together on a database whose tables are bound. */
export function createDraws(needs: Needs): DrawsDomain {
  const tellDraw = createTellDraw(needs.outbox);
  const draws = new DrawStore();
  const dependencies = { ...needs, draws, subjects: new DrawSubjects(needs), tellDraw };
  const commit = createCommitDraw(dependencies);
  const addNonce = createAddNonce(dependencies);
  const reveal = createRevealDraw(dependencies);
  return {
    ...{ commit, addNonce, reveal },
    revealedOrders: new RevealedOrderBook(needs.sequelize, tellDraw),
    routes: drawRoutes({
      queries: new DrawQueries(dependencies),
      ...{ commitDraw: commit, addNonce, revealDraw: reveal },
      voidDraw: createVoidDraw(dependencies),
    }),
  };
}
