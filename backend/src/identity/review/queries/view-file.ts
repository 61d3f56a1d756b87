import type {
  Gender,
  IdentityDocument,
  ReviewDocumentView,
  ReviewFileView,
  ReviewRoundView,
  SentBack,
} from '@exam/contracts';
import { QueryTypes } from 'sequelize';

import { databaseNow } from '../../../platform/database/database-clock.ts';
import { NotFoundError } from '../../../platform/errors/app-error.ts';
import type { AdministrationScope } from '../../../schools/index.ts';
import { pagesOf, stateOf, type IdentityFile } from '../../identity-file/index.ts';
import type { StoredDecision } from '../decision-store.ts';
import type { ReviewDependencies } from '../dependencies.ts';
import { presentRow } from '../review-presenter.ts';
import type { QueuedFile } from '../review-queue.ts';

/** Who looks, and at what part of the school. */
export interface Reviewer {
  readonly scope: AdministrationScope;
  readonly personId: string;
}

/** A file with everything that a decision needs. Rejects with NotFoundError outside of the scope. */
export type ViewFile = (reviewer: Reviewer, sittingId: string) => Promise<ReviewFileView>;

export function createViewFile(dependencies: ReviewDependencies): ViewFile {
  const { queue, files, decisions } = dependencies;
  return async ({ scope, personId }, sittingId) => {
    const [queued] = await queue.list(scope, [sittingId]);
    const file = queued && (await files.find(sittingId));
    if (!file) throw new NotFoundError('not-found', `no file of ${sittingId} to review`);
    const asked = await askedDocuments(dependencies, queued);
    const history = await decisions.historyOf(sittingId);
    const nameOf = await namesOf(dependencies, [
      ...(queued.claimedBy === null ? [] : [queued.claimedBy]),
      ...history.flatMap(({ reviewerId, confirmedBy }) => [reviewerId, confirmedBy ?? reviewerId]),
    ]);
    const pending = history.find(({ state }) => state === 'pending');
    const settled = history.filter(({ state }) => state === 'settled');
    const now = await databaseNow(dependencies.sequelize);
    return {
      ...presentRow(queued, personId, nameOf),
      documents: presentDocuments(file, asked, settled[0], (pageId) =>
        dependencies.linksOf(pageId, personId, now),
      ),
      roster: await rosterFacts(dependencies, queued.candidateId),
      rounds: await presentRounds(dependencies, settled, nameOf),
      decision: pending
        ? {
            id: pending.id,
            outcome: pending.outcome,
            by: nameOf(pending.reviewerId),
            settlesAt: pending.settlesAt.toISOString(),
            canUndo: pending.reviewerId === personId && pending.confirmedBy === null,
          }
        : null,
    };
  };
}

/** The documents that the exam of a file asks for. */
export async function askedDocuments(
  { rooms }: Pick<ReviewDependencies, 'rooms'>,
  { schoolId, examRoomId }: Pick<QueuedFile, 'schoolId' | 'examRoomId'>,
): Promise<readonly IdentityDocument[]> {
  const { exam } = await rooms.get(schoolId, examRoomId);
  return exam.flow.identityFile?.documents ?? [];
}

/** Names of these people; nothing for who is deleted. */
export async function namesOf(
  { people }: Pick<ReviewDependencies, 'people'>,
  personIds: readonly string[],
): Promise<(personId: string) => string> {
  const known = await people.list([...new Set(personIds)]);
  const names = new Map(known.map(({ id, name }) => [id, name]));
  return (personId) => names.get(personId) ?? '';
}

function presentDocuments(
  file: IdentityFile,
  asked: readonly IdentityDocument[],
  last: StoredDecision | undefined,
  linksOf: (pageId: string) => { picture: string; preview: string },
): ReviewDocumentView[] {
  const before = new Map<string, SentBack>(
    last?.documents.map(({ documentId, reasons, note }) => [documentId, { reasons, note }]),
  );
  return asked.map(({ id, name, note, required }) => ({
    ...{ id, name, note, required },
    state: stateOf(file, id).status,
    pages: pagesOf(file, id).map((page) => ({
      ...{ id: page.id, width: page.width, height: page.height },
      ...linksOf(page.id),
    })),
    sentBack: before.get(id) ?? null,
  }));
}

async function presentRounds(
  { notices }: ReviewDependencies,
  settled: readonly StoredDecision[],
  nameOf: (personId: string) => string,
): Promise<ReviewRoundView[]> {
  const messages = settled.flatMap(({ smsEventId }) => smsEventId ?? []);
  const outcomes = await notices.outcomesOf(messages);
  return settled.map((decision) => ({
    id: decision.id,
    round: decision.round,
    outcome: decision.outcome,
    by: nameOf(decision.reviewerId),
    confirmedBy: decision.confirmedBy === null ? null : nameOf(decision.confirmedBy),
    submittedAt: decision.submittedAt.toISOString(),
    at: decision.decidedAt.toISOString(),
    documents: decision.documents.map(({ name, reasons, note }) => ({ name, reasons, note })),
    sms: smsOf(decision, outcomes),
  }));
}

function smsOf(
  { smsEventId, smsOverQuota }: StoredDecision,
  outcomes: Awaited<ReturnType<ReviewDependencies['notices']['outcomesOf']>>,
): ReviewRoundView['sms'] {
  if (smsOverQuota) return 'overQuota';
  if (smsEventId === null) return null;
  const outcome = outcomes.get(smsEventId) ?? 'requested';
  if (outcome === 'sent' || outcome === 'requested') return outcome;
  return outcome === 'sending' ? 'requested' : 'failed';
}

async function rosterFacts(
  { sequelize, people }: ReviewDependencies,
  candidateId: string,
): Promise<ReviewFileView['roster']> {
  const person = await people.find(candidateId);
  if (!person) throw new NotFoundError('not-found', `no candidate ${candidateId}`);
  const [profile] = await sequelize.query<{ gender: Gender | null; photoAt: Date | null }>(
    `SELECT gender, CASE WHEN photo_key IS NULL THEN NULL ELSE photo_at END AS photoAt
     FROM candidate_profile WHERE person_id = :candidateId`,
    { type: QueryTypes.SELECT, replacements: { candidateId } },
  );
  return {
    name: person.name,
    gender: profile?.gender ?? null,
    idDocumentType: person.idDocumentType,
    idNumber: people.maskedIdNumber(person),
    photoVersion: profile?.photoAt ? String(profile.photoAt.getTime()) : null,
  };
}
