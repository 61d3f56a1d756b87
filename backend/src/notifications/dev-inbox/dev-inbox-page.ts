import { readFile } from 'node:fs/promises';

import type { Middleware } from 'koa';

// Script and style are files of their own, because the policy of our pages allows none inline.
const files = new Map([
  ['/dev/inbox', 'inbox.html'],
  ['/dev/inbox.css', 'inbox.css'],
  ['/dev/inbox.js', 'inbox.js'],
]);

/** The page that shows the demo's messages; put it up in the demo alone. */
export function devInboxPage(): Middleware {
  return async (ctx, next) => {
    const file = files.get(ctx.path);
    if (!file || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) {
      await next();
      return;
    }
    ctx.body = await readFile(new URL(file, import.meta.url), 'utf8');
    ctx.type = file.replace(/^.*\./, '');
    ctx.set('Cache-Control', 'no-store');
  };
}
