import {
  addNonceRequest,
  commitDrawRequest,
  drawExamsView,
  drawParams,
  drawSubjectQuery,
  drawSubjectView,
  drawSummariesView,
  drawView,
  publicDrawView,
  revealDrawRequest,
  voidDrawRequest,
} from '@exam/contracts/draws';

import { route, type Route } from '../platform/http/route.ts';
import type { AddNonce } from './commands/add-nonce.ts';
import type { RevealDraw, VoidDraw } from './commands/close-draw.ts';
import type { CommitDraw } from './commands/commit-draw.ts';
import type { DrawQueries } from './queries/draw-queries.ts';

interface Handlers {
  readonly queries: DrawQueries;
  readonly commitDraw: CommitDraw;
  readonly addNonce: AddNonce;
  readonly revealDraw: RevealDraw;
  readonly voidDraw: VoidDraw;
}

const access = ['schoolAdmin', 'collegeAdmin'] as const;

/** Draws: one page for everybody, and the ceremony for who holds it. */
export function drawRoutes(handlers: Handlers): Route[] {
  const { queries } = handlers;
  return [
    route({
      method: 'get',
      path: '/draws/:drawId',
      access: 'anyone',
      summary:
        'The published record of a draw: list, commitment, and the outcome once it is there.',
      params: drawParams,
      answer: publicDrawView,
      handle: ({ params }) => queries.viewPublicly(params.drawId),
    }),
    route({
      method: 'get',
      path: '/admin/draws',
      access,
      summary: 'The draws of the school or college, newest first, at most 500.',
      answer: drawSummariesView,
      handle: async ({ actor }) => ({ draws: await queries.list(actor) }),
    }),
    route({
      method: 'get',
      path: '/admin/draw-exams',
      access,
      summary: 'The exams for which something can be drawn, with their rooms.',
      answer: drawExamsView,
      handle: ({ actor }) => queries.listExams(actor),
    }),
    route({
      method: 'get',
      path: '/admin/draw-subject',
      access,
      summary: 'What a draw of an exam or exam room would freeze now.',
      query: drawSubjectQuery,
      answer: drawSubjectView,
      handle: ({ actor, query }) => queries.viewSubject(actor, query),
    }),
    ...commandRoutes(handlers),
  ];
}

function commandRoutes(handlers: Handlers): Route[] {
  const { queries, commitDraw, addNonce, revealDraw, voidDraw } = handlers;
  const command = { method: 'post', access, answer: drawView, idempotent: true } as const;
  return [
    route({
      method: 'get',
      path: '/admin/draws/:drawId',
      access,
      summary: 'One draw, with who held it and what can be done with it.',
      params: drawParams,
      answer: drawView,
      handle: ({ actor, params }) => queries.view(actor, params.drawId),
    }),
    route({
      ...command,
      path: '/admin/draws',
      status: 201,
      summary: 'Freezes the list, and publishes it with the commitment to a secret seed.',
      body: commitDrawRequest,
      handle: async ({ actor, body }) => queries.view(actor, await commitDraw(actor, body)),
    }),
    route({
      ...command,
      path: '/admin/draws/:drawId/nonces',
      summary: 'Puts in what somebody in the room said.',
      params: drawParams,
      body: addNonceRequest,
      handle: async ({ actor, params: { drawId }, body }) => {
        await addNonce(actor, drawId, body);
        return queries.view(actor, drawId);
      },
    }),
    route({
      ...command,
      path: '/admin/draws/:drawId/reveal',
      summary: 'Opens the seed, publishes the result and applies it; once, however many ask.',
      params: drawParams,
      body: revealDrawRequest,
      handle: async ({ actor, params: { drawId }, body }) => {
        await revealDraw(actor, drawId, body.nonces);
        return queries.view(actor, drawId);
      },
    }),
    route({
      ...command,
      path: '/admin/draws/:drawId/void',
      summary: 'Gives up a committed draw, for a reason that is published with its seed.',
      params: drawParams,
      body: voidDrawRequest,
      handle: async ({ actor, params: { drawId }, body }) => {
        await voidDraw(actor, drawId, body.reason);
        return queries.view(actor, drawId);
      },
    }),
  ];
}
