/**
 * `denied`: the person or the system refused. `missing`: there is none. `inUse`: another program has
 * it. `unsuitable`: none meets what was asked. `insecure`: the page is not on HTTPS. `lost`: it was
 * unplugged or taken away while it was open.
 */
export type LocalMediaError = 'denied' | 'missing' | 'inUse' | 'unsuitable' | 'insecure' | 'lost';

const errors: Readonly<Record<string, LocalMediaError>> = {
  NotAllowedError: 'denied',
  SecurityError: 'insecure',
  NotFoundError: 'missing',
  NotReadableError: 'inUse',
  AbortError: 'inUse',
  OverconstrainedError: 'unsuitable',
};

/** What a refused `getUserMedia` means to the person before the screen. */
export function localMediaError(error: unknown): LocalMediaError {
  return (error instanceof Error && errors[error.name]) || 'unsuitable';
}
