import type {
  ComparisonRequest,
  EvidencePicture,
  FaceComparisonView,
  FaceEvidenceView,
  StaffFaceView,
} from '@exam/contracts';
import type { Sequelize } from 'sequelize';
import type { Readable } from 'node:stream';

import type { RecordAudit } from '../../audit/index.ts';
import {
  isPresent,
  type NoteOnSitting,
  type PersonName,
  type Sitting,
  type StaffSitting,
} from '../../exam-room/index.ts';
import { databaseNow } from '../../platform/database/database-clock.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../../platform/errors/app-error.ts';
import type { Actor } from '../../platform/policy/actor.ts';
import type { FileStorage } from '../../platform/storage/file-storage.ts';
import type { ExamRoomStore } from '../../scheduling/index.ts';
import type { FaceResultStore, PhotoOnFile } from '../face-verification/index.ts';
import {
  presentDocuments,
  type IdentityFileStore,
  type PageLinks,
} from '../identity-file/index.ts';
import { FaceComparisonRecord } from './face-comparison-record.ts';
import { presentStaffFace } from './staff-face.ts';

export interface ComparisonDependencies {
  readonly storage: FileStorage;
  readonly recordAudit: RecordAudit;
  readonly sequelize: Sequelize;
  readonly rooms: ExamRoomStore;
  readonly results: FaceResultStore;
  readonly photoOnFile: PhotoOnFile;
  readonly identityFiles: IdentityFileStore;
  readonly pageLinks: PageLinks;
  readonly people: (ids: readonly string[]) => Promise<ReadonlyMap<string, PersonName>>;
  readonly noteOnSitting: NoteOnSitting;
  readonly staffSitting: StaffSitting;
}

interface Ids {
  readonly examRoomId: string;
  readonly sittingId: string;
}

/** Comparisons by eye: what the staff of a room sees of a face, and records about it. */
export class Comparisons {
  private readonly given: ComparisonDependencies;

  constructor(given: ComparisonDependencies) {
    this.given = given;
  }

  /** What staff sees at a glance; each sitting that was asked for has an entry. */
  async facesOf(sittingIds: readonly string[]): Promise<ReadonlyMap<string, StaffFaceView>> {
    const results = await this.given.results.bySitting(sittingIds);
    const comparisons = await this.listBy(sittingIds);
    return new Map(
      sittingIds.map((id) => [id, presentStaffFace(results.get(id), comparisons.get(id)?.[0])]),
    );
  }

  /** Rejects with ForbiddenError for who is not on the staff of the room, and NotFoundError. */
  async evidence(actor: Actor, ids: Ids): Promise<FaceEvidenceView> {
    const sitting = await this.given.staffSitting(actor, ids);
    const result = await this.given.results.find(sitting.id);
    const comparisons = (await this.listBy([sitting.id])).get(sitting.id) ?? [];
    const path = `/exam-rooms/${ids.examRoomId}/sittings/${sitting.id}/face/`;
    const onFile = await this.given.photoOnFile({ ...sitting, sittingId: sitting.id });
    return {
      face: presentStaffFace(result ?? undefined, comparisons[0]),
      cameraLabel: result?.cameraLabel ?? null,
      similarity: result?.similarity ?? null,
      threshold: result?.threshold ?? null,
      checkedAt: result?.at.toISOString() ?? null,
      pictures: {
        bestFrame: result?.bestFrameKey ? `${path}bestFrame` : null,
        photoOnFile: onFile === null ? null : `${path}photoOnFile`,
      },
      documents: await this.documents(actor, sitting),
      comparisons,
      can: { compare: isPresent(sitting) },
    };
  }

  /** The bytes of a JPEG. Whoever looks at it is in the audit log. */
  async picture(actor: Actor, ids: Ids, picture: EvidencePicture): Promise<Readable | Buffer> {
    const { id, candidateId } = await this.given.staffSitting(actor, ids);
    const bytes =
      picture === 'photoOnFile'
        ? await this.given.photoOnFile({ candidateId, sittingId: id })
        : await this.bestFrame(id);
    if (!bytes) throw new NotFoundError('not-found', `no ${picture} of ${id}`);
    await inTransaction(this.given.sequelize, () =>
      this.given.recordAudit({
        action: 'personal-data.viewed',
        subject: { kind: 'person', id: candidateId },
        after: { shown: [picture] },
      }),
    );
    return bytes;
  }

  /** Rejects as `NoteOnSitting` does, and with ConflictError `candidate-not-here`. */
  async record(actor: Actor, ids: Ids, { outcome, note }: ComparisonRequest): Promise<void> {
    await this.given.noteOnSitting(actor, ids, async (sitting, comparedAt) => {
      if (!isPresent(sitting)) throw new ConflictError('candidate-not-here', sitting.status);
      const row = { sittingId: sitting.id, outcome, note: note === '' ? null : note };
      await FaceComparisonRecord.create({ ...row, comparedBy: actor.personId, comparedAt });
      await this.given.recordAudit({
        action: 'face.compared',
        subject: { kind: 'sitting', id: sitting.id },
        after: { outcome },
        ...(row.note !== null && { reason: row.note }),
      });
      return outcome === 'otherPerson' ? 'otherPerson' : null;
    });
  }

  private async bestFrame(sittingId: string): Promise<Readable | null> {
    const key = (await this.given.results.find(sittingId))?.bestFrameKey;
    return key ? this.given.storage.read(key) : null;
  }

  /** The pages of the identity file, under addresses for this reader. */
  private async documents(
    actor: Actor,
    { id, schoolId, examRoomId }: Sitting,
  ): Promise<FaceEvidenceView['documents']> {
    const { exam } = await this.given.rooms.get(schoolId, examRoomId);
    const file = await this.given.identityFiles.find(id);
    const asked = exam.flow.identityFile;
    if (!file || !asked?.asked) return [];
    const now = await databaseNow(this.given.sequelize);
    const linksOf = (page: { id: string }) =>
      this.given.pageLinks.linksOf(page.id, actor.personId, now);
    return presentDocuments(file, asked.documents, linksOf).map(({ name, status, uploaded }) => ({
      ...{ name, status },
      pages: uploaded.map(({ links }) => links),
    }));
  }

  /** By sitting, newest first. */
  private async listBy(
    sittingIds: readonly string[],
  ): Promise<ReadonlyMap<string, FaceComparisonView[]>> {
    const rows = await FaceComparisonRecord.findAll({
      where: { sittingId: [...sittingIds] },
      order: [['comparedAt', 'DESC']],
    });
    const names = await this.given.people(rows.map(({ comparedBy }) => comparedBy));
    return Map.groupBy(
      rows.map(({ sittingId, outcome, note, comparedBy, comparedAt }) => ({
        sittingId,
        ...{ outcome, note, at: comparedAt.toISOString() },
        by: { personId: comparedBy, name: names.get(comparedBy)?.name ?? '' },
      })),
      ({ sittingId }) => sittingId,
    );
  }
}
