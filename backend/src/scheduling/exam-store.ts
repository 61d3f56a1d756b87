import { EXAMS_PER_PAGE, type ExamsQuery } from '@exam/contracts';
import { col, fn, ForeignKeyConstraintError, Op, where, type WhereOptions } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { ConflictError, NotFoundError } from '../platform/errors/app-error.ts';
import { whereInScope, type AdministrationScope } from '../schools/index.ts';
import { ExamPledgeRecord } from './exam-pledge-record.ts';
import { ExamRecord } from './exam-record.ts';
import { ExamRoomRecord } from './exam-room-record.ts';
import { parseExamFlow, type Exam } from './exam.ts';

/** A room as the lists of exams need it. */
export type RoomOfExam = Pick<
  ExamRoomRecord,
  'id' | 'examId' | 'name' | 'status' | 'startsAt' | 'endsAt'
>;

export class ExamStore {
  /** Throws NotFoundError outside of the scope. */
  async get(scope: AdministrationScope, id: string): Promise<Exam> {
    return found(await ExamRecord.findOne({ where: { id, ...whereInScope(scope) } }), id);
  }

  /** As `get`, and makes everyone else who locks this exam wait until the transaction ends. */
  async lock(scope: AdministrationScope, id: string): Promise<Exam> {
    const lock = currentTransaction().LOCK.UPDATE;
    return found(await ExamRecord.findOne({ where: { id, ...whereInScope(scope) }, lock }), id);
  }

  /** One page, the newest first; `majorIds` are those whose name holds what is searched for. */
  async list(
    scope: AdministrationScope,
    query: ExamsQuery,
    majorIds: readonly string[],
  ): Promise<{ exams: Exam[]; total: number }> {
    const { rows, count } = await ExamRecord.findAndCountAll({
      where: matching(scope, query, majorIds),
      order: [
        ['createdAt', 'DESC'],
        ['id', 'ASC'],
      ],
      limit: EXAMS_PER_PAGE,
      offset: query.page * EXAMS_PER_PAGE,
    });
    return { exams: rows.map(toExam), total: count };
  }

  /** All that are not put away, the newest first, at most 500. */
  async listForDraws(scope: AdministrationScope): Promise<Exam[]> {
    const records = await ExamRecord.findAll({
      where: { ...whereInScope(scope), status: { [Op.ne]: 'archived' } },
      order: [
        ['createdAt', 'DESC'],
        ['id', 'ASC'],
      ],
      limit: 500,
    });
    return records.map(toExam);
  }

  /** The rooms of exams, the earliest first. */
  async roomsOf(examIds: readonly string[]): Promise<RoomOfExam[]> {
    const order: [string, string][] = [
      ['startsAt', 'ASC'],
      ['name', 'ASC'],
    ];
    return ExamRoomRecord.findAll({ where: { examId: [...examIds] }, order });
  }

  /** As `roomsOf`, and nothing happens in them until the transaction ends. */
  async lockRoomsOf(examId: string): Promise<RoomOfExam[]> {
    const lock = currentTransaction().LOCK.UPDATE;
    return ExamRoomRecord.findAll({ where: { examId }, order: ['id'], lock });
  }

  async create(exam: Exam): Promise<void> {
    await ExamRecord.create(toRow(exam));
    await this.keepPledge(exam);
  }

  /** Keeps an exam that the transaction has locked. */
  async save(exam: Exam): Promise<void> {
    await ExamRecord.update(toRow(exam), { where: { id: exam.id } });
    await this.keepPledge(exam);
  }

  /** Throws ConflictError `exam-in-use` while anything hangs on it. */
  async delete(id: string): Promise<void> {
    try {
      await ExamPledgeRecord.destroy({ where: { examId: id } });
      await ExamRecord.destroy({ where: { id } });
    } catch (error) {
      if (!(error instanceof ForeignKeyConstraintError)) throw error;
      throw new ConflictError('exam-in-use', id, { cause: error });
    }
  }

  /** The texts that candidates could have read, by version. */
  async pledgesOf(examId: string): Promise<{ version: number; text: string; since: Date }[]> {
    const rows = await ExamPledgeRecord.findAll({ where: { examId }, order: ['version'] });
    return rows.map(({ version, text, since }) => ({ version, text, since }));
  }

  private async keepPledge({
    id: examId,
    status,
    flow,
    createdAt,
    changedAt,
  }: Exam): Promise<void> {
    const { pledge } = flow;
    if (status !== 'published' || !pledge?.asked) return;
    const { version, text } = pledge;
    const row = { examId, version, text, since: changedAt ?? createdAt };
    await ExamPledgeRecord.bulkCreate([row], { ignoreDuplicates: true });
  }
}

/** The exam of a row. */
export function toExam(record: ExamRecord): Exam {
  const { settings, ...facts } = record.get({ plain: true });
  return { ...facts, flow: parseExamFlow(facts.kind, settings) };
}

function toRow({ flow, ...facts }: Exam) {
  return { ...facts, settings: JSON.stringify(flow) };
}

function found(record: ExamRecord | null, id: string): Exam {
  if (!record) throw new NotFoundError('exam-not-found', `no exam ${id}`);
  return toExam(record);
}

function matching(
  scope: AdministrationScope,
  query: ExamsQuery,
  majorIds: readonly string[],
): WhereOptions {
  const { search, kind, collegeId, status } = query;
  // INSTR knows no wildcards, so nothing that is typed needs escaping.
  const named = where(fn('INSTR', fn('LOWER', col('name')), search.toLowerCase()), { [Op.gt]: 0 });
  return {
    [Op.and]: [
      whereInScope(scope),
      kind ? { kind } : {},
      collegeId ? { collegeId } : {},
      { status: status ?? { [Op.ne]: 'archived' } },
      search === '' ? {} : { [Op.or]: [named, { majorId: [...majorIds] }] },
    ],
  };
}
