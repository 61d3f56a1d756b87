import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import type { ProblemCode } from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { createApp } from '../src/platform/http/create-app.ts';
import { IdempotencyStore } from '../src/platform/http/idempotency-store.ts';
import { mountRoutes } from '../src/platform/http/mount-routes.ts';
import type { Route } from '../src/platform/http/route.ts';
import type { Actor } from '../src/platform/policy/actor.ts';
import { quiet } from './servers.ts';

const origin = 'http://localhost';

export interface ApiAnswer<Body> {
  readonly status: number;
  readonly body: Body & { readonly code?: ProblemCode };
}

/** Some routes behind a server of their own, for whomever a spec calls as. */
export class ApiUnderTest {
  private readonly actors: Map<string, Actor>;
  private readonly url: string;
  readonly stop: () => Promise<void>;

  private constructor(actors: Map<string, Actor>, url: string, stop: () => Promise<void>) {
    this.actors = actors;
    this.url = url;
    this.stop = stop;
  }

  static async start(sequelize: Sequelize, routes: readonly Route[]): Promise<ApiUnderTest> {
    const actors = new Map<string, Actor>();
    const app = createApp({
      logger: quiet,
      origins: [origin],
      trustedProxies: 0,
      identify: (cookie, state) => {
        const actor = actors.get(cookie ?? '');
        if (actor) state.actor = actor;
        return Promise.resolve();
      },
      handlers: [mountRoutes(routes, new IdempotencyStore(sequelize, (text) => text.slice(0, 64)))],
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return new ApiUnderTest(actors, `http://127.0.0.1:${String(port)}/api`, async () => {
      const closed = once(server, 'close');
      server.closeAllConnections();
      server.close();
      await closed;
    });
  }

  async call<Body = unknown>(
    actor: Actor,
    method: 'GET' | 'POST' | 'PUT',
    path: string,
    body: object = {},
  ): Promise<ApiAnswer<Body>> {
    this.actors.set(actor.sessionId, actor);
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        origin,
        cookie: `__Host-session=${actor.sessionId}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        'user-agent': 'spec '.repeat(60),
      },
      ...(method !== 'GET' && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as ApiAnswer<Body>['body'] };
  }
}
