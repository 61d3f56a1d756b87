import type { Failure } from '../../core/http/failure';

/** Whether the server found fault with this field of a request; `path` is a JSON pointer. */
export function isFaulty(failure: Failure | null, path: string): boolean {
  return (failure?.fields ?? []).some(
    (field) => field.path === path || field.path.startsWith(`${path}/`),
  );
}
