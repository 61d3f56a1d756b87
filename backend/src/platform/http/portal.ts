import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { send } from '@koa/send';
import type { Middleware } from 'koa';

import { NotFoundError } from '../errors/app-error.ts';
import type { NonceState } from './security-headers.ts';

const YEAR = 365 * 24 * 60 * 60 * 1000;
/** With a hash in its name, or in a folder of one version of a library. */
const unchanging = /-[A-Z0-9]{8}\.\w+$|^\/[\w-]+\/v\d+\.\d+\.\d+\//;

/**
 * Serves the built portal: files that never change for a year, and index.html, with this answer's nonce in it,
 * for every address that is a page of the portal.
 */
export function portal(folder: string): Middleware<NonceState> {
  let page: Promise<string> | undefined;
  return async (ctx, next) => {
    const { method, path } = ctx;
    const reads = method === 'GET' || method === 'HEAD';
    if (!reads || path.startsWith('/api/') || path.startsWith('/dev/')) await next();
    else if (/\.[a-z0-9]+$/i.test(path) && path !== '/index.html') {
      const forGood = unchanging.test(path);
      const options = { root: folder, maxage: forGood ? YEAR : 0, immutable: forGood };
      await send(ctx, path, options).catch(asNotFound);
    } else {
      page ??= readFile(join(folder, 'index.html'), 'utf8');
      const html = await page.catch((error: unknown) => {
        page = undefined;
        throw error;
      });
      ctx.type = 'html';
      ctx.set('Cache-Control', 'no-store');
      ctx.body = html.replaceAll('CSP_NONCE', ctx.state.nonce);
    }
  };
}

/** A chunk of an older release, or an address that nobody gave out: nothing went wrong here. */
function asNotFound(error: unknown): never {
  const { status = 500 } = error as { status?: number };
  if (status < 500) throw new NotFoundError('not-found', 'no such file', { cause: error });
  throw error;
}
