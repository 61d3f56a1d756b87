import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';

import {
  identityLimits,
  identityUploadMetadata,
  type IdentityUploadMetadata,
} from '@exam/contracts';
import { Server, type Locker } from '@tus/server';
import type { ParameterizedContext } from 'koa';

import {
  AppError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  TooLargeError,
  UnavailableError,
} from '../../../platform/errors/app-error.ts';
import { parseRequest } from '../../../platform/http/parse-request.ts';
import type { UploadFolder } from './upload-folder.ts';

/** What happens at the two ends of an upload, for the target that a route has authorised. */
export interface UploadEnds<Target> {
  readonly begin: (
    target: Target,
    upload: { readonly id: string; readonly bytes: number } & IdentityUploadMetadata,
  ) => Promise<void>;
  readonly finish: (id: string) => Promise<void>;
}

export const TUS_VERSION = '1.0.0';
const GONE = 410;

/** Resumable uploads (tus 1.0.0: core, creation, termination), behind routes that have said who may. */
export class TusEndpoint<Target> {
  private readonly server: Server;
  private readonly targets = new WeakMap<object, Target>();

  constructor(folder: UploadFolder, locker: Locker, { begin, finish }: UploadEnds<Target>) {
    this.server = new Server({
      path: '/',
      datastore: folder.tusStore,
      locker,
      maxSize: identityLimits.bytes,
      namingFunction: () => randomUUID(),
      generateUrl: (request, { id }) => `${new URL(request.url).pathname}/${id}`,
      getFileIdFromRequest: (_, last) => last,
      onUploadCreate: async (request, { id, size: bytes, metadata = {} }) => {
        if (bytes === undefined) throw new InvalidRequestError('invalid-request', 'no length');
        if (bytes === 0) throw new InvalidRequestError('file-empty', 'no bytes');
        const parsed = parseRequest(identityUploadMetadata, metadata);
        const target = this.targets.get(request);
        if (!target) throw new Error('a route hands the target over');
        await begin(target, { id, bytes, ...parsed });
        return {};
      },
      onUploadFinish: async (_, { id }) => {
        await finish(id);
        return {};
      },
      onResponseError: (_, error) => {
        throw asAppError(error);
      },
    });
  }

  /** Answers a request that may do what it asks for. Rejects with what the hooks reject with. */
  async handle(ctx: ParameterizedContext, target: Target): Promise<void> {
    ctx.set('Tus-Resumable', TUS_VERSION);
    const { method, req } = ctx;
    const hasBody = method === 'POST' || method === 'PATCH';
    const request = new Request(new URL(ctx.path, 'http://portal.invalid'), {
      method,
      headers: sentHeaders(ctx),
      ...(hasBody && { body: Readable.toWeb(req) as ReadableStream, duplex: 'half' }),
    });
    this.targets.set(request, target);
    const answer = await this.server.handleWeb(request);
    // A request that breaks the protocol is answered by the library itself.
    if (answer.status >= 400) throw refusal(answer.status, await answer.text());
    ctx.status = answer.status;
    for (const [name, value] of answer.headers) {
      if (!name.startsWith('access-control-')) ctx.set(name, value);
    }
    if (answer.status !== 204) ctx.body = '';
  }
}

function sentHeaders({ req }: ParameterizedContext): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

function asAppError(error: Error | { status_code: number; body: string }): Error {
  if (error instanceof AppError) return error;
  if ('status_code' in error) return refusal(error.status_code, error.body);
  return error;
}

function refusal(status: number, message: string): AppError {
  const { bytes: maxBytes } = identityLimits;
  if (status === 404 || status === GONE) return new NotFoundError('not-found', message);
  if (status === 409) return new ConflictError('identity-upload-changed', message);
  if (status === 413) return new TooLargeError('file-too-large', message, { maxBytes });
  if (status >= 500) return new UnavailableError('unavailable', message);
  return new InvalidRequestError('invalid-request', message);
}
