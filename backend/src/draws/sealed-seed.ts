import type { Keyring } from '../platform/secrets/keyring.ts';

const PURPOSE = 'draw-seed';

/** Seals a seed (hex) for one draw. */
export function sealSeed(keyring: Keyring, drawId: string, seed: string): string {
  return keyring.seal(PURPOSE, `${drawId} ${seed}`);
}

/** The seed of that draw. Throws for one that was sealed for another, or was changed. */
export function unsealSeed(keyring: Keyring, drawId: string, sealed: string): string {
  const [id, seed] = keyring.unseal(PURPOSE, sealed).split(' ');
  if (id !== drawId || !seed) throw new Error(`the sealed seed is not that of draw ${drawId}`);
  return seed;
}
