import { computed, linkedSignal, type ResourceRef, type Signal } from '@angular/core';

import { failureOf, type Failure } from '../../core/http/failure';

/** What a page shows of a resource: its newest value, kept while the next one is loading. */
export interface Loaded<T> {
  /** Undefined until the first answer. */
  readonly value: Signal<T | undefined>;
  readonly failure: Signal<Failure | null>;
  readonly isLoading: Signal<boolean>;
  readonly reload: () => void;
}

export function loaded<T>(resource: ResourceRef<T | undefined>): Loaded<T> {
  const newest = () => (resource.hasValue() ? resource.value() : undefined);
  return {
    value: linkedSignal<T | undefined, T | undefined>({
      source: newest,
      computation: (value, previous) => value ?? previous?.value,
    }),
    failure: computed(() => {
      const error = resource.error();
      return error ? failureOf(error.cause ?? error) : null;
    }),
    isLoading: resource.isLoading,
    reload: () => void resource.reload(),
  };
}
