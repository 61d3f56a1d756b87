import type { AuditAction, AuditFacts, AuditSubjectKind } from '@exam/contracts';

/** Who did something. */
export interface AuditPerson {
  readonly personId: string;
  readonly schoolId: string;
  /** As what: the role of their login, or their roles in the school. */
  readonly role: string;
}

/** An act to be kept in the log. When it was, and from where, is known without being told. */
export interface AuditAct {
  readonly action: AuditAction;
  /** What it was done to. The name is kept as it is now; never a candidate's. */
  readonly subject: {
    readonly kind: AuditSubjectKind;
    readonly id: string;
    readonly name?: string;
  } | null;
  /** Masked by the caller: see `requireMasked`. */
  readonly before?: AuditFacts;
  readonly after?: AuditFacts;
  /** What the person gave as the reason. */
  readonly reason?: string;
  /** Instead of who is signed in: for a login, which is nobody's until it is done. */
  readonly by?: AuditPerson;
  /** Whose log it belongs to, where it is not that of who did it. */
  readonly schoolId?: string;
}
