import { currentTransaction } from '../../platform/database/transaction.ts';
import { AuthorityCheckRecord } from './authority-check-record.ts';
import type { AuthorityCheck } from './authority-check.ts';
import type { RawAnswer } from './identity-authority.ts';

export class AuthorityCheckStore {
  /** Null when that sitting has no such check. */
  async find(sittingId: string, id: string): Promise<AuthorityCheck | null> {
    return toCheck(await AuthorityCheckRecord.findOne({ where: { id, sittingId } }));
  }

  /** The newest of a sitting; null before the first. */
  async newest(sittingId: string): Promise<AuthorityCheck | null> {
    const order: [string, string][] = [['startedAt', 'DESC']];
    return toCheck(await AuthorityCheckRecord.findOne({ where: { sittingId }, order }));
  }

  async count(sittingId: string): Promise<number> {
    return AuthorityCheckRecord.count({ where: { sittingId } });
  }

  /** Nobody else changes it until the caller's transaction ends. */
  async lock(id: string): Promise<AuthorityCheck | null> {
    const { LOCK } = currentTransaction();
    return toCheck(await AuthorityCheckRecord.findByPk(id, { lock: LOCK.UPDATE }));
  }

  /** Rejects with UniqueConstraintError while another one of the sitting is not finished. */
  async add(check: AuthorityCheck): Promise<void> {
    const { raw, ...facts } = check;
    const columns = { openSittingId: check.sittingId, raw: raw && JSON.stringify(raw) };
    await AuthorityCheckRecord.create({ ...facts, ...columns });
  }

  async save(check: AuthorityCheck, change: Partial<AuthorityCheck>): Promise<AuthorityCheck> {
    const { raw, ...facts } = change;
    await AuthorityCheckRecord.update(
      {
        ...facts,
        ...(raw !== undefined && { raw: raw && JSON.stringify(raw) }),
        ...(change.state === 'finished' && { openSittingId: null }),
      },
      { where: { id: check.id } },
    );
    return { ...check, ...change };
  }
}

function toCheck(record: AuthorityCheckRecord | null): AuthorityCheck | null {
  if (!record) return null;
  const { id, schoolId, sittingId, candidateId, driver, state, ref, url } = record;
  const { outcome, reason, score, startedAt, finishedAt } = record;
  const raw = record.raw === null ? null : (JSON.parse(record.raw) as RawAnswer);
  return {
    ...{ id, schoolId, sittingId, candidateId, driver, state, ref, url },
    ...{ outcome, reason, score, raw, startedAt, finishedAt },
  };
}
