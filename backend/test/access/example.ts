import type { PlaceIds } from './place.ts';

export interface Example {
  readonly body?: object;
  readonly query?: Record<string, string>;
}

/** By method and path of the route: a good body and query for what the ids name. */
export type Examples = Readonly<Record<string, (ids: PlaceIds) => Example>>;
