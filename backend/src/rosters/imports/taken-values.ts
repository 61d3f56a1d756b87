/** A row that wants a value which only one person of a school may have. */
export interface Claim {
  /** Null for who is new. */
  readonly personId: string | null;
  readonly value: string;
}

/**
 * The claims that somebody else stands against: whoever has the value now and does not give it up
 * for another one in the same file. A refused row gives nothing up, so that others fall with it.
 * `owners`: who has a value now, by value.
 */
export function refusedClaims<C extends Claim>(
  claims: readonly C[],
  owners: ReadonlyMap<string, string>,
): Set<C> {
  const claimOf = new Map<string, C>();
  const waiting = new Map<string, C[]>();
  for (const claim of claims) if (claim.personId !== null) claimOf.set(claim.personId, claim);

  const refused = new Set<C>();
  const queue: C[] = [];
  const refuse = (claim: C) => {
    refused.add(claim);
    queue.push(claim);
  };
  for (const claim of claims) {
    const owner = owners.get(claim.value);
    if (owner === undefined || owner === claim.personId) continue;
    const theirs = claimOf.get(owner);
    if (!theirs || theirs.value === claim.value) refuse(claim);
    else waiting.set(owner, [...(waiting.get(owner) ?? []), claim]);
  }
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const claim of waiting.get(next.personId ?? '') ?? []) {
      if (!refused.has(claim)) refuse(claim);
    }
  }
  return refused;
}
