import {
  columnMapping,
  currentImportView,
  importParams,
  importRowsQuery,
  importRowsView,
  importsQuery,
  importView,
  templateQuery,
} from '@exam/contracts';

import { route, type Route } from '../platform/http/route.ts';
import { sendFile } from '../platform/http/send-file.ts';
import { administrationScope } from '../schools/index.ts';
import type { Candidates } from './candidates/candidates.ts';
import type { Imports } from './imports/imports.ts';
import { templateFile } from './imports/template-file.ts';

interface Dependencies {
  readonly imports: Imports;
  readonly candidates: Candidates;
}

const access = ['schoolAdmin', 'collegeAdmin'] as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const TABLE_BYTES = 30_000_000;
export const PHOTOS_BYTES = 1_000_000_000;

/** Imports of candidates, staff and photos: upload, dry run, commit. */
export function importRoutes({ imports, candidates }: Dependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/imports/template',
      access,
      summary: 'Sends the template of an import: Chinese headers, an example and notes',
      query: templateQuery,
      handle: async ({ actor, query: { kind }, ctx }) => {
        const scope = administrationScope(actor);
        const structure = await candidates.structure(scope);
        const body = await templateFile(kind, scope.collegeId !== null, structure);
        const name = kind === 'candidates' ? '考生导入模板.xlsx' : '教师导入模板.xlsx';
        sendFile(ctx, { name, type: XLSX, body });
      },
    }),
    route({
      method: 'get',
      path: '/imports/current',
      access,
      summary: 'Shows the latest import of a kind, also when another admin has started it',
      query: importsQuery,
      answer: currentImportView,
      handle: async ({ actor, query: { kind } }) => ({ import: await imports.latest(actor, kind) }),
    }),
    ...(['candidates', 'staff', 'photos'] as const).map((kind) =>
      route({
        method: 'post',
        path: `/imports/${kind}`,
        access,
        summary: `Starts an import of ${kind}; what takes long goes on after the answer`,
        upload: { maxBytes: kind === 'photos' ? PHOTOS_BYTES : TABLE_BYTES },
        answer: importView,
        status: 202,
        idempotent: true,
        handle: ({ actor, upload }) => imports.start(actor, kind, upload()),
      }),
    ),
    route({
      method: 'get',
      path: '/imports/:importId',
      access,
      summary: 'Shows how far an import is, and what the dry run has counted',
      params: importParams,
      answer: importView,
      handle: ({ actor, params: { importId } }) => imports.view(actor, importId),
    }),
    route({
      method: 'post',
      path: '/imports/:importId/mapping',
      access,
      summary: 'Says which column is which, and starts the dry run',
      params: importParams,
      body: columnMapping,
      answer: importView,
      idempotent: true,
      handle: ({ actor, params: { importId }, body }) => imports.check(actor, importId, body),
    }),
    route({
      method: 'post',
      path: '/imports/:importId/check',
      access,
      summary: 'Starts the dry run again, with the columns as they were',
      params: importParams,
      answer: importView,
      idempotent: true,
      handle: ({ actor, params: { importId } }) => imports.check(actor, importId, null),
    }),
    route({
      method: 'post',
      path: '/imports/:importId/commit',
      access,
      summary: 'Writes what the dry run found, all of it or nothing',
      params: importParams,
      answer: importView,
      idempotent: true,
      handle: ({ actor, params: { importId } }) => imports.commit(actor, importId),
    }),
    route({
      method: 'post',
      path: '/imports/:importId/discard',
      access,
      summary: 'Gives up an import of which nothing was written',
      params: importParams,
      idempotent: true,
      status: 204,
      handle: ({ actor, params: { importId } }) => imports.discard(actor, importId),
    }),
    route({
      method: 'get',
      path: '/imports/:importId/rows',
      access,
      summary: 'Lists rows of one outcome, a page at a time, for who started the import',
      params: importParams,
      query: importRowsQuery,
      answer: importRowsView,
      handle: ({ actor, params: { importId }, query: { outcome, page } }) =>
        imports.listRows(actor, importId, outcome, page),
    }),
    route({
      method: 'get',
      path: '/imports/:importId/wrong-rows',
      access,
      summary: 'Sends the wrong rows with their reasons, for who started the import',
      params: importParams,
      handle: async ({ actor, params: { importId }, ctx }) => {
        const body = await imports.exportWrongRows(actor, importId);
        sendFile(ctx, { name: '错误行.xlsx', type: XLSX, body });
      },
    }),
  ];
}
