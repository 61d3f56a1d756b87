import type { ParameterizedContext } from 'koa';

import type { RequestState } from './request-state.ts';

/** From where somebody agreed to something, as evidence keeps it. */
export interface Client {
  readonly address: string;
  /** What the browser calls itself, at most 200 characters. */
  readonly client: string;
}

/** From where a request came. */
export function clientOf(ctx: ParameterizedContext<RequestState>): Client {
  return { address: ctx.state.address, client: ctx.get('User-Agent').slice(0, 200) };
}
