import {
  candidateChange,
  candidateParams,
  candidatesQuery,
  candidatesView,
  candidateView,
  revealedView,
  revealRequest,
  rosterStructureView,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import { sendFile } from '../platform/http/send-file.ts';
import { administrationScope, type PersonStore } from '../schools/index.ts';
import type { CandidateList } from './candidates/candidate-list.ts';
import { presentCandidate, presentCandidateRow } from './candidates/candidate-presenter.ts';
import type { Candidates } from './candidates/candidates.ts';

interface Dependencies {
  readonly list: CandidateList;
  readonly candidates: Candidates;
  readonly people: PersonStore;
}

const access = ['schoolAdmin', 'collegeAdmin'] as const;

/** The candidates of a school, for those who administer it or one of its colleges. */
export function rosterRoutes({ list, candidates, people }: Dependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/candidates',
      access,
      summary: 'Lists candidates, a page at a time, phones and ID numbers masked',
      query: candidatesQuery,
      answer: candidatesView,
      handle: async ({ actor, query }) => {
        const { candidates: listed, ...counts } = await list.page(
          administrationScope(actor),
          query,
        );
        return { ...counts, candidates: listed.map((one) => presentCandidateRow(one, people)) };
      },
    }),
    route({
      method: 'get',
      path: '/candidates/structure',
      access,
      summary: 'Lists the colleges and majors that the reader may see candidates of',
      answer: rosterStructureView,
      handle: ({ actor }) => candidates.structure(administrationScope(actor)),
    }),
    route({
      method: 'get',
      path: '/candidates/:candidateId',
      access,
      summary: 'Shows one candidate, phone and ID number masked',
      params: candidateParams,
      answer: candidateView,
      handle: async ({ actor, params: { candidateId } }) => {
        const listed = await candidates.find(administrationScope(actor), candidateId);
        return presentCandidate(listed, await candidates.exams(candidateId), people);
      },
    }),
    route({
      method: 'put',
      path: '/candidates/:candidateId',
      access,
      summary: 'Corrects a candidate; with another phone their sessions end',
      params: candidateParams,
      body: candidateChange,
      answer: candidateView,
      idempotent: true,
      handle: async ({ actor, params: { candidateId }, body }) => {
        const scope = administrationScope(actor);
        await candidates.change(scope, candidateId, body);
        const listed = await candidates.find(scope, candidateId);
        return presentCandidate(listed, await candidates.exams(candidateId), people);
      },
    }),
    route({
      method: 'post',
      path: '/candidates/:candidateId/reveal',
      access,
      // Not idempotent: the answer must be kept nowhere. Each look is an entry in the log.
      summary: 'Shows phone and ID number readable, for a reason that the audit log keeps',
      params: candidateParams,
      body: revealRequest,
      answer: revealedView,
      handle: ({ actor, params: { candidateId }, body }) =>
        candidates.reveal(administrationScope(actor), candidateId, body.reason),
    }),
    route({
      method: 'get',
      path: '/candidates/:candidateId/photo',
      access,
      summary: "Sends a candidate's photo",
      params: candidateParams,
      handle: async ({ actor, params: { candidateId }, ctx }) => {
        const body = await candidates.photo(administrationScope(actor), candidateId);
        sendFile(ctx, { name: 'photo.jpg', type: 'image/jpeg', body, inline: true });
      },
    }),
  ];
}
