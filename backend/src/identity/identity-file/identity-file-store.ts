import {
  identityRoundView,
  sentBack,
  type IdentityDocument,
  type IdentityFileStatus,
  type IdentityRoundView,
} from '@exam/contracts';
import type { Sequelize } from 'sequelize';

import { currentTransaction } from '../../platform/database/transaction.ts';
import { NotFoundError } from '../../platform/errors/app-error.ts';
import {
  IdentityDocumentRecord,
  IdentityFileRecord,
  IdentityRoundRecord,
} from './identity-file-record.ts';
import {
  newIdentityFile,
  pagesOf,
  stateOf,
  type IdentityFile,
  type IdentityPage,
} from './identity-file.ts';
import { IdentityPageRecord } from './identity-page-record.ts';

const documentsOfRound = identityRoundView.shape.documents;

export class IdentityFileStore {
  private readonly sequelize: Sequelize;

  constructor(sequelize: Sequelize) {
    this.sequelize = sequelize;
  }

  /** Null while nothing was ever uploaded for the sitting. */
  async find(sittingId: string): Promise<IdentityFile | null> {
    const record = await IdentityFileRecord.findByPk(sittingId);
    return record && withParts(record);
  }

  /** `draft` while nothing was ever uploaded for the sitting. */
  async statusOf(sittingId: string): Promise<IdentityFileStatus> {
    const record = await IdentityFileRecord.findByPk(sittingId, { attributes: ['status'] });
    return record?.status ?? 'draft';
  }

  /** Files by sitting; a sitting without one is left out. */
  async list(sittingIds: readonly string[]): Promise<Map<string, IdentityFile>> {
    const records = await IdentityFileRecord.findAll({ where: { sittingId: [...sittingIds] } });
    const files = await Promise.all(records.map(withParts));
    return new Map(files.map((file) => [file.sittingId, file]));
  }

  /**
   * Makes everyone else who locks this file wait until the transaction ends; a sitting that has none
   * gets one. The caller has seen that the sitting is of that school.
   */
  async lock(sittingId: string, schoolId: string): Promise<IdentityFile> {
    const { status, round, version } = newIdentityFile(sittingId, schoolId);
    await this.sequelize.query(
      `INSERT INTO identity_file (sitting_id, school_id, status, round, version)
       VALUES (:sittingId, :schoolId, :status, :round, :version)
       ON DUPLICATE KEY UPDATE sitting_id = sitting_id`,
      { replacements: { sittingId, schoolId, status, round, version } },
    );
    return this.lockExisting(sittingId, schoolId);
  }

  /** The same for a file that is there. Throws NotFoundError when this school has no such file. */
  async lockExisting(sittingId: string, schoolId: string): Promise<IdentityFile> {
    const lock = currentTransaction().LOCK.UPDATE;
    const record = await IdentityFileRecord.findOne({ where: { sittingId, schoolId }, lock });
    if (!record) throw new NotFoundError('not-found', `no identity file of ${sittingId}`);
    return withParts(record);
  }

  /** Keeps status, decisions and pages of a file that the transaction has locked. */
  async save({ sittingId, documents, pages, ...file }: IdentityFile): Promise<void> {
    await IdentityFileRecord.update(file, { where: { sittingId } });
    if (documents.size > 0) {
      const rows = [...documents].map(([documentId, state]) => ({
        ...{ sittingId, documentId },
        ...state,
        sentBack: state.sentBack && JSON.stringify(state.sentBack),
      }));
      const updateOnDuplicate = ['status', 'sentBack', 'decidedAt', 'decidedBy'] as const;
      await IdentityDocumentRecord.bulkCreate(rows, { updateOnDuplicate: [...updateOnDuplicate] });
    }
    await IdentityPageRecord.destroy({ where: { sittingId } });
    await IdentityPageRecord.bulkCreate(pages.map((page) => ({ ...page })));
  }

  /** Notes that a file was handed in. */
  async openRound(file: IdentityFile, asked: readonly IdentityDocument[]): Promise<void> {
    const { sittingId, round, submittedAt } = file;
    if (!submittedAt) throw new Error('a round begins when the file is handed in');
    const documents = JSON.stringify(summarize(file, asked));
    await IdentityRoundRecord.create({
      ...{ sittingId, round, submittedAt, documents },
      ...{ decidedAt: null, decidedBy: null, outcome: null },
    });
  }

  /** Notes what was decided in the round that is open. */
  async closeRound(file: IdentityFile, asked: readonly IdentityDocument[]): Promise<void> {
    const { sittingId, round, decidedAt, decidedBy, status } = file;
    if (status !== 'approved' && status !== 'sentBack') throw new Error('nothing was decided');
    const documents = JSON.stringify(summarize(file, asked));
    const changes = { decidedAt, decidedBy, outcome: status, documents };
    await IdentityRoundRecord.update(changes, { where: { sittingId, round } });
  }

  /** Every round of a sitting's file, the first one first. */
  async rounds(sittingId: string): Promise<IdentityRoundView[]> {
    const records = await IdentityRoundRecord.findAll({
      where: { sittingId },
      order: [['round', 'ASC']],
    });
    return records.map(({ round, submittedAt, decidedAt, outcome, documents }) => ({
      ...{ round, outcome, submittedAt: submittedAt.toISOString() },
      decidedAt: decidedAt?.toISOString() ?? null,
      documents: documentsOfRound.parse(JSON.parse(documents)),
    }));
  }

  /** Null when there is no such page. */
  async findPage(id: string): Promise<IdentityPage | null> {
    return (await IdentityPageRecord.findByPk(id))?.get({ plain: true }) ?? null;
  }
}

function summarize(
  file: IdentityFile,
  asked: readonly IdentityDocument[],
): IdentityRoundView['documents'] {
  return asked.map(({ id, name }) => {
    const state = stateOf(file, id);
    const pages = pagesOf(file, id).map(({ sha256 }) => sha256);
    return { documentId: id, name, status: state.status, sentBack: state.sentBack, pages };
  });
}

async function withParts(record: IdentityFileRecord): Promise<IdentityFile> {
  const where = { sittingId: record.sittingId };
  const documents = await IdentityDocumentRecord.findAll({ where });
  const pages = await IdentityPageRecord.findAll({
    where,
    order: [
      ['documentId', 'ASC'],
      ['position', 'ASC'],
    ],
  });
  return {
    ...record.get({ plain: true }),
    documents: new Map(
      documents.map((record) => {
        const { documentId, status, decidedAt, decidedBy } = record;
        const why = record.sentBack === null ? null : sentBack.parse(JSON.parse(record.sentBack));
        return [documentId, { status, sentBack: why, decidedAt, decidedBy }];
      }),
    ),
    pages: pages.map((page) => page.get({ plain: true })),
  };
}
