import {
  auditChainView,
  auditEntriesQuery,
  auditEntriesView,
  auditExportQuery,
  auditVerificationView,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import { sendFile } from '../platform/http/send-file.ts';
import { parsePlace, presentEntry, presentPlace } from './audit-presenter.ts';
import type { AskForVerification } from './commands/ask-for-verification.ts';
import type { ExportEntries } from './commands/export-entries.ts';
import type { ListEntries } from './queries/list-entries.ts';
import type { ViewChain } from './queries/view-chain.ts';

interface Dependencies {
  readonly listEntries: ListEntries;
  readonly exportEntries: ExportEntries;
  readonly viewChain: ViewChain;
  readonly askForVerification: AskForVerification;
}

const PAGE = 50;

/** The audit log of one's own school. Problem: 413 audit-export-too-large. */
export function auditRoutes(dependencies: Dependencies): Route[] {
  const { listEntries, exportEntries, viewChain, askForVerification } = dependencies;
  return [
    route({
      method: 'get',
      path: '/audit/entries',
      access: ['auditAdmin'],
      summary: 'Lists entries of the audit log, newest first, 50 at a time',
      query: auditEntriesQuery,
      answer: auditEntriesView,
      handle: async ({ actor, query: { cursor, ...filter } }) => {
        const after = parsePlace(cursor);
        const found = await listEntries(actor.schoolId, filter, { after, limit: PAGE + 1 });
        const entries = found.slice(0, PAGE);
        const last = found.length > PAGE ? entries.at(-1) : undefined;
        return { entries: entries.map(presentEntry), next: last ? presentPlace(last) : null };
      },
    }),
    route({
      method: 'get',
      path: '/audit/export',
      access: ['auditAdmin'],
      summary: 'Sends entries of the audit log as csv or xlsx; that it did is in the log, too',
      query: auditExportQuery,
      handle: async ({ actor, query: { format, ...filter }, ctx }) => {
        sendFile(ctx, await exportEntries(actor.schoolId, filter, format));
      },
    }),
    route({
      method: 'get',
      path: '/audit/chain',
      access: ['auditAdmin'],
      summary: 'Tells how far the log is sealed, and when it was verified',
      answer: auditChainView,
      handle: ({ actor }) => viewChain(actor.schoolId),
    }),
    route({
      method: 'post',
      path: '/audit/verifications',
      access: ['auditAdmin'],
      summary: 'Recomputes the chain of the whole log, and keeps in it what was found',
      answer: auditVerificationView,
      idempotent: true,
      handle: ({ actor }) => askForVerification(actor.schoolId),
    }),
  ];
}
