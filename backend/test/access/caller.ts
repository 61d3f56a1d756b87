import { createHash, randomBytes, randomUUID } from 'node:crypto';

import type { Sequelize } from 'sequelize';

import type { Route } from '../../src/platform/http/route.ts';
import type { Actor } from '../../src/platform/policy/actor.ts';

export const callerOrigin = 'http://localhost';

export interface CallerAnswer {
  readonly status: number;
  readonly text: string;
}

/** An answer that goes on. */
const ENDLESS = 'text/event-stream';

/** Calls the API as browsers do. */
export class Caller {
  private readonly sequelize: Sequelize;
  private readonly url: string;

  constructor(sequelize: Sequelize, port: number) {
    this.sequelize = sequelize;
    this.url = `http://127.0.0.1:${String(port)}/api`;
  }

  /** Signs somebody in behind the login page's back; their cookie. */
  async signIn({ personId, role }: Actor): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest('hex');
    await this.sequelize.query(
      `INSERT INTO login_session (id, token_hash, person_id, role, took_over, created_at, expires_at)
       VALUES (:id, :hash, :personId, :role, 0, NOW(3), NOW(3) + INTERVAL 1 HOUR)`,
      { replacements: { id: randomUUID(), hash, personId, role } },
    );
    return `__Host-session=${token}`;
  }

  async send(
    { method, upload }: Pick<Route, 'method' | 'upload'>,
    { path, body }: { readonly path: string; readonly body: object },
    cookie: string | null,
  ): Promise<CallerAnswer> {
    const answer = await fetch(`${this.url}${path}`, {
      method: method.toUpperCase(),
      headers: {
        Origin: callerOrigin,
        'Content-Type': upload ? 'application/octet-stream' : 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(cookie !== null && { Cookie: cookie }),
      },
      ...(method !== 'get' && method !== 'head' && { body: JSON.stringify(body) }),
    });
    if (answer.headers.get('Content-Type')?.startsWith(ENDLESS)) {
      await answer.body?.cancel();
      return { status: answer.status, text: '' };
    }
    return { status: answer.status, text: await answer.text() };
  }

  /** Sends bytes as the body. */
  async upload(
    path: string,
    cookie: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<CallerAnswer> {
    const answer = await fetch(`${this.url}${path}`, {
      method: 'POST',
      headers: {
        ...{ Origin: callerOrigin, Cookie: cookie, 'Idempotency-Key': randomUUID() },
        'Content-Type': 'application/octet-stream',
      },
      body: bytes,
    });
    return { status: answer.status, text: await answer.text() };
  }

  /** The body of an answer that must be good. */
  async post(path: string, cookie: string, body: object): Promise<unknown> {
    const { status, text } = await this.send({ method: 'post' }, { path, body }, cookie);
    if (status >= 300) throw new Error(`${path} answered ${String(status)}: ${text}`);
    return JSON.parse(text) as unknown;
  }
}
