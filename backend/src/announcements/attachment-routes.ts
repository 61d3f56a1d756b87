import {
  announcementParams,
  attachmentLimits,
  attachmentParams,
  attachmentView,
  receiptsQuery,
  receiptsView,
} from '@exam/contracts';
import type { ParameterizedContext } from 'koa';

import { route, type Route } from '../platform/http/route.ts';
import { sendFile } from '../platform/http/send-file.ts';
import type { FileStorage } from '../platform/storage/file-storage.ts';
import { presentAttachment } from './announcement-presenter.ts';
import type { Attachment } from './attachment-store.ts';
import type { Attach } from './commands/attachment-commands.ts';
import { mediaTypes } from './inspect-attachment.ts';
import type { EditorQueries } from './queries/editor-queries.ts';
import type { OwnQueries } from './queries/own-queries.ts';
import type { ReceiptQueries } from './queries/receipt-queries.ts';
import { receiptsWorkbook } from './receipts-workbook.ts';

const administrators = ['schoolAdmin', 'collegeAdmin'] as const;
const workbookType = mediaTypes.xlsx;

interface Parts {
  readonly files: FileStorage;
  readonly attach: Attach;
  readonly editorQueries: EditorQueries;
  readonly ownQueries: OwnQueries;
  readonly receiptQueries: ReceiptQueries;
}

/** What is sent and received as files, and who has read an announcement. */
export function attachmentRoutes(parts: Parts): Route[] {
  const { files, attach, editorQueries, ownQueries, receiptQueries } = parts;
  const send = async (ctx: ParameterizedContext, { name, kind, file }: Attachment) => {
    sendFile(ctx, { name, type: mediaTypes[kind], body: await files.read(file) });
  };
  return [
    route({
      method: 'post',
      path: '/announcements/:announcementId/attachments',
      access: administrators,
      summary: 'Takes a file; readers see it once a text is saved that lists it.',
      params: announcementParams,
      upload: { maxBytes: attachmentLimits.bytes },
      answer: attachmentView,
      idempotent: true,
      handle: async ({ actor, params, upload }) =>
        presentAttachment(await attach(actor, params.announcementId, upload())),
    }),
    route({
      method: 'get',
      path: '/announcements/:announcementId/attachments/:attachmentId',
      access: administrators,
      summary: 'A file of an announcement.',
      params: attachmentParams,
      handle: async ({ actor, params: { announcementId, attachmentId }, ctx }) => {
        await send(ctx, await editorQueries.attachment(actor, announcementId, attachmentId));
      },
    }),
    route({
      method: 'get',
      path: '/my/announcements/:announcementId/attachments/:attachmentId',
      access: ['candidate'],
      summary: 'A file of an announcement that concerns the signed-in candidate.',
      params: attachmentParams,
      handle: async ({ actor, params: { announcementId, attachmentId }, ctx }) => {
        await send(ctx, await ownQueries.attachment(actor, announcementId, attachmentId));
      },
    }),
    route({
      method: 'get',
      path: '/announcements/:announcementId/receipts',
      access: administrators,
      summary: 'Who has read it and who has not, searched by name and number, 50 a page.',
      params: announcementParams,
      query: receiptsQuery,
      answer: receiptsView,
      handle: ({ actor, params, query }) =>
        receiptQueries.search(actor, params.announcementId, query),
    }),
    route({
      method: 'get',
      path: '/announcements/:announcementId/receipts.xlsx',
      access: administrators,
      summary: 'Everybody whom it concerns, and when they read it, as a workbook.',
      params: announcementParams,
      handle: async ({ actor, params, ctx }) => {
        const receipts = await receiptQueries.export(actor, params.announcementId);
        const name = `阅读情况-${receipts.announcement.title}.xlsx`;
        sendFile(ctx, { name, type: workbookType, body: await receiptsWorkbook(receipts) });
      },
    }),
  ];
}
