import { createHash } from 'node:crypto';

import type { AuditAction, AuditFacts, AuditSubjectKind } from '@exam/contracts';

import { canonicalJson } from './canonical-json.ts';

/** An act as the log keeps it. Its members, all of them and no others, are what is hashed. */
export interface AuditEntry {
  readonly id: string;
  readonly schoolId: string;
  readonly at: Date;
  readonly action: AuditAction;
  readonly personId: string | null;
  readonly role: string | null;
  readonly process: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly subject: {
    readonly kind: AuditSubjectKind;
    readonly id: string;
    readonly name: string | null;
  } | null;
  readonly before: AuditFacts | null;
  readonly after: AuditFacts | null;
  readonly reason: string | null;
}

/** What the first entry of a chain follows. */
export const CHAIN_START = '0'.repeat(64);

/** SHA-256 (hex) of an entry's canonical JSON in UTF-8, its time in ISO 8601 with milliseconds, UTC. */
export function hashEntry(entry: AuditEntry): string {
  return createHash('sha256')
    .update(canonicalJson({ ...entry, at: isoTime(entry) }))
    .digest('hex');
}

/** SHA-256 (hex) of the 32 bytes of the chain so far and the 32 bytes of the next entry's hash. */
export function extendChain(chainHash: string, entryHash: string): string {
  const bytes = Buffer.from(chainHash + entryHash, 'hex');
  return createHash('sha256').update(bytes).digest('hex');
}

const isoTime = ({ at }: AuditEntry) => at.toISOString();
