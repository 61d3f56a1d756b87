import type { AuditFaultKind } from '@exam/contracts';

import { CHAIN_START, extendChain } from './audit-entry.ts';

/** What is wrong with the place where a chain breaks. */
export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** Place in the chain, from 1; null for an entry that never got one. */
  readonly sequence: number | null;
  /** Null where nothing is left that would tell. */
  readonly entryId: string | null;
}

/** A seal, with the hash of the entry as it is now: null when the entry is gone or unreadable. */
export interface CheckedSeal {
  readonly sequence: number;
  readonly entryId: string;
  readonly entryHash: string;
  readonly chainHash: string;
  readonly isThere: boolean;
  readonly actualHash: string | null;
}

export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Walks along a chain, seal by seal, until something is wrong. */
export class ChainWalk {
  head: ChainHead = { sequence: 0, hash: CHAIN_START };
  /** The seal at the head, and the hash in front of it. */
  private last: { readonly entryId: string; readonly before: string } | null = null;

  /** Takes the next seal; `following` is the one behind it, if there is one. Null when it is right. */
  next(seal: CheckedSeal, following: CheckedSeal | undefined): AuditFault | null {
    const { entryId, entryHash, chainHash } = seal;
    const sequence = this.head.sequence + 1;
    if (seal.sequence !== sequence) return { kind: 'removed', sequence, entryId: null };
    if (!seal.isThere) return { kind: 'removed', sequence, entryId };
    if (!follows(this.head.hash, seal)) return this.explainBreak(seal, following);
    if (seal.actualHash !== entryHash) return { kind: 'changed', sequence, entryId };
    this.last = { entryId, before: this.head.hash };
    this.head = { sequence, hash: chainHash };
    return null;
  }

  /** What was most likely done to a chain whose next seal does not follow its head. */
  private explainBreak(seal: CheckedSeal, following: CheckedSeal | undefined): AuditFault {
    const { sequence, entryId } = seal;
    if (this.last && follows(this.last.before, seal)) {
      return { kind: 'inserted', sequence: this.head.sequence, entryId: this.last.entryId };
    }
    if (following && follows(following.chainHash, seal)) {
      return { kind: 'reordered', sequence, entryId };
    }
    if (following && follows(this.head.hash, following)) {
      return { kind: 'inserted', sequence, entryId };
    }
    // What is left of the chain is right in itself: only the piece before it is missing.
    const isWhole = following && follows(seal.chainHash, following);
    return { kind: isWhole ? 'removed' : 'reordered', sequence, entryId };
  }
}

function follows(chainHash: string, seal: CheckedSeal): boolean {
  return extendChain(chainHash, seal.entryHash) === seal.chainHash;
}
