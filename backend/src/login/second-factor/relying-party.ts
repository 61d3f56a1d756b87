import { isIP } from 'node:net';

import { ConflictError } from '../../platform/errors/app-error.ts';

/** The site that a passkey belongs to. */
export interface RelyingParty {
  /** Host name. */
  readonly id: string;
  readonly origin: string;
}

/**
 * The site at one of our origins. Throws ConflictError `passkey-unavailable` where browsers offer no
 * passkeys: by an IP address, or without encryption elsewhere than on the computer itself.
 */
export function relyingParty(origin: string): RelyingParty {
  const { hostname: id, protocol } = new URL(origin);
  const isLocal = id === 'localhost' || id.endsWith('.localhost');
  const isAddress = isIP(id) !== 0 || id.startsWith('[');
  if (isAddress || (protocol !== 'https:' && !isLocal)) {
    throw new ConflictError('passkey-unavailable', `no passkeys at ${origin}`);
  }
  return { id, origin };
}
