import { schoolRole, type SchoolRole } from '@exam/contracts';
import type { ParameterizedContext } from 'koa';
import type { z } from 'zod';

import type { Actor, PartialActor } from '../policy/actor.ts';
import type { RequestState } from './request-state.ts';

/** A role that opens a route: for who signed in as admin, it is one that they hold in the school. */
export type AccessRole = 'candidate' | 'examiner' | SchoolRole;

/** For routes of whoever is signed in. */
export const everyRole: readonly AccessRole[] = ['candidate', 'examiner', ...schoolRole.options];

/** Who may call a route at all: anyone, or people signed in with one of these roles. */
export type Access = 'anyone' | readonly AccessRole[];

/** A file that came as the body of a request; it is gone once the handler has ended. */
export interface Upload {
  /** Where its bytes are now. */
  readonly path: string;
  readonly bytes: number;
  /** As the sender calls it, without folders. Never a path of ours. */
  readonly name: string;
}

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

export interface RouteInput<A extends Access, Params, Query, Body> {
  readonly actor: A extends 'anyone' ? undefined : Actor;
  readonly params: Parsed<Params>;
  readonly query: Parsed<Query>;
  readonly body: Parsed<Body>;
  /** Throws unless the route declares `upload`. */
  readonly upload: () => Upload;
  readonly address: string;
  readonly requestId: string;
  readonly ctx: ParameterizedContext<RequestState>;
}

export interface RouteDefinition<
  A extends Access = Access,
  Params = z.ZodType | undefined,
  Query = z.ZodType | undefined,
  Body = z.ZodType | undefined,
> {
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';
  /** Below /api, with `:name` for each of `params`. */
  readonly path: string;
  readonly access: A;
  /** One sentence for the API's description. */
  readonly summary: string;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The body is a file (application/octet-stream, its name percent-encoded in X-File-Name). */
  readonly upload?: { readonly maxBytes: number };
  /** What a good answer looks like; left out where the handler answers by itself, or with nothing. */
  readonly answer?: z.ZodType;
  readonly status?: 200 | 201 | 202 | 204;
  /** A command: needs an Idempotency-Key, and a repeated key gets the first answer again. */
  readonly idempotent?: boolean;
  readonly handle: (input: RouteInput<A, Params, Query, Body>) => unknown;
  /** Also for a login that lacks its second factor; see `partialRoute`. */
  readonly partial?: true;
}

/** A route of any shape, as the router takes it. */
export type Route = Omit<RouteDefinition, 'handle'> & {
  readonly handle: (input: never) => unknown;
};

/** Ties the handler's input to the declared schemas and access. */
export function route<
  const A extends Access,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<A, Params, Query, Body>): Route {
  return definition;
}

type PartialInput<A extends Access, Params, Query, Body> = Omit<
  RouteInput<A, Params, Query, Body>,
  'actor'
> & {
  /** Whoever is signed in, or has got as far as the second factor. */
  readonly caller: Actor | PartialActor;
};

/**
 * As `route`, for what also a login that lacks its second factor may do. Never a kept command: what
 * these answer is secret, and a wrong guess must not be undone with the rest.
 */
export function partialRoute<
  const A extends Exclude<Access, 'anyone'>,
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(
  definition: Omit<RouteDefinition<A, Params, Query, Body>, 'handle' | 'partial' | 'idempotent'> & {
    readonly handle: (input: PartialInput<A, Params, Query, Body>) => unknown;
  },
): Route {
  const { handle, ...declared } = definition;
  return {
    ...declared,
    partial: true,
    handle: ({ actor, ...input }: RouteInput<A, Params, Query, Body>) => {
      const caller = input.ctx.state.partial ?? (actor as Actor);
      return handle({ ...input, caller });
    },
  };
}
