import { createRequire } from 'node:module';
import { dirname } from 'node:path';

import { problem } from '@exam/contracts';
import { send } from '@koa/send';
import type { Middleware } from 'koa';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi';

import type { Route } from './route.ts';

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const assets = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>云考场 API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<div id="api"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</html>
`;
const start = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', validatorUrl: null });\n`;

/** Serves `/api/openapi.json`, made from the routes themselves, and a page to read it at `/api/docs`. */
export function apiDescription(routes: readonly Route[]): Middleware {
  const document = JSON.stringify(describe(routes));
  return async (ctx, next) => {
    const file = /^\/api\/docs\/([\w.-]+)$/.exec(ctx.path)?.[1];
    if (ctx.method !== 'GET') await next();
    else if (ctx.path === '/api/openapi.json') {
      ctx.type = 'application/openapi+json; version=3.1';
      ctx.body = document;
    } else if (ctx.path === '/api/docs') {
      ctx.type = 'html';
      ctx.body = page;
    } else if (file === 'start.js') {
      ctx.type = 'text/javascript';
      ctx.body = start;
    } else if (file && assets.has(file)) await send(ctx, file, { root: swaggerUi });
    else await next();
  };
}

function describe(routes: readonly Route[]) {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = `/api${route.path.replace(/:(\w+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: '云考场',
      version: '1',
      description:
        'Every error is a problem document (RFC 9457) with a stable `code`. Commands need the ' +
        'header `Idempotency-Key`; a repeated key gets the first answer. Unsafe requests must come ' +
        'from one of the portal’s origins.',
    },
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-session' },
      },
    },
    paths,
  });
}

function operation(route: Route): ZodOpenApiOperationObject {
  const { access, summary, params, query, body, answer, idempotent } = route;
  const status = String(route.status ?? (answer ? 200 : 204)) as '200';
  return {
    summary,
    ...(access === 'anyone'
      ? { security: [] }
      : { security: [{ session: [] }], description: `For: ${access.join(', ')}.` }),
    requestParams: {
      ...(params && { path: params as never }),
      ...(query && { query: query as never }),
    },
    ...(idempotent && {
      parameters: [
        { name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } },
      ],
    }),
    ...(body && { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: {
      [status]: {
        description: 'Done.',
        ...(answer && { content: { 'application/json': { schema: answer } } }),
      },
      default: {
        description: 'A problem.',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  };
}
