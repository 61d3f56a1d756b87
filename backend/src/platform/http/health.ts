import type { Middleware } from 'koa';

/** Rejects, or resolves to false, when something that requests need is away. */
export type ReadinessCheck = () => Promise<unknown>;

const TIMEOUT_MS = 2_000;

/**
 * `/api/health/live`: the process runs. `/api/health/ready`: 200 when every check passes in two
 * seconds, else 503 with the names of those that do not. Checks in `optional` are told, and do not
 * make it 503: without them the portal still works.
 */
export function health(
  needed: Readonly<Record<string, ReadinessCheck>>,
  optional: Readonly<Record<string, ReadinessCheck>>,
): Middleware {
  return async (ctx, next) => {
    if (ctx.path === '/api/health/live') ctx.body = { status: 'live' };
    else if (ctx.path === '/api/health/ready') {
      const [checks, extras] = await Promise.all([runAll(needed), runAll(optional)]);
      const ready = Object.values(checks).every(Boolean);
      ctx.status = ready ? 200 : 503;
      ctx.body = { status: ready ? 'ready' : 'unavailable', checks: { ...checks, ...extras } };
    } else await next();
  };
}

async function runAll(checks: Readonly<Record<string, ReadinessCheck>>) {
  const results = Object.entries(checks).map(async ([name, check]) => [name, await passes(check)]);
  return Object.fromEntries(await Promise.all(results)) as Record<string, boolean>;
}

async function passes(check: ReadinessCheck): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => {
    setTimeout(resolve, TIMEOUT_MS, false).unref();
  });
  const result = check().then(
    (value) => value !== false,
    () => false,
  );
  return Promise.race([result, timeout]);
}
