import { canonicalJson, drawAnnouncement, drawOutcome, type DrawKind } from '@exam/contracts/draws';
import { literal, Op, type ProjectionAlias, type WhereOptions } from 'sequelize';

import { currentTransaction } from '../platform/database/transaction.ts';
import { NotFoundError } from '../platform/errors/app-error.ts';
import { requireScope, whereInScope, type AdministrationScope } from '../schools/index.ts';
import { DrawNonceRecord } from './draw-nonce-record.ts';
import { DrawRowRecord } from './draw-row-record.ts';
import { DrawnOrderChangeRecord } from './drawn-order-change-record.ts';
import { drawTargets, subjectOf, type Draw, type TypedNonce } from './draw.ts';

/** As much of a draw as a list shows. */
export interface DrawSummary extends Pick<
  Draw,
  'id' | 'kind' | 'number' | 'status' | 'committedAt' | 'closedAt'
> {
  readonly examName: string;
  readonly roomName: string | null;
  readonly isRehearsal: boolean;
}

const LIST_LIMIT = 500;

export class DrawStore {
  /** Throws NotFoundError when there is no such draw. */
  async get(id: string): Promise<Draw> {
    return found(await DrawRowRecord.findByPk(id), id);
  }

  /** As `get`, but for who administers it alone. */
  async getIn(scope: AdministrationScope, id: string): Promise<Draw> {
    return inside(scope, await this.get(id));
  }

  /** As `getIn`; everyone else who locks this draw waits until the transaction ends. */
  async lockIn(scope: AdministrationScope, id: string): Promise<Draw> {
    const lock = currentTransaction().LOCK.UPDATE;
    return inside(scope, found(await DrawRowRecord.findByPk(id, { lock }), id));
  }

  /** The draws of a school, or of one college; newest first, at most 500. */
  async list(scope: AdministrationScope): Promise<DrawSummary[]> {
    return list(whereInScope(scope), 'DESC');
  }

  /** All draws of the same thing, by number. */
  async series(
    kind: DrawKind,
    subject: Pick<Draw, 'examId' | 'examRoomId'>,
  ): Promise<DrawSummary[]> {
    return list({ kind, subjectId: subjectOf(subject) }, 'ASC');
  }

  /** A draw of the kind that is not closed and shares a room with this subject; null for none. */
  async findOpen(
    kind: DrawKind,
    { examId, examRoomId }: Pick<Draw, 'examId' | 'examRoomId'>,
  ): Promise<string | null> {
    const ofTheRoom = examRoomId !== null && { examRoomId: { [Op.or]: [examRoomId, null] } };
    const [open] = await list({ kind, examId, status: 'committed', ...ofTheRoom }, 'ASC');
    return open?.id ?? null;
  }

  async add(draw: Draw): Promise<void> {
    const { announcement, targets, outcome, ...facts } = draw;
    await DrawRowRecord.create({
      ...facts,
      subjectId: subjectOf(draw),
      announcement: canonicalJson(announcement),
      targets: JSON.stringify(targets),
      outcome: outcome && canonicalJson(outcome),
    });
  }

  /** Keeps the outcome of a draw that the transaction has locked. */
  async close({ id, status, outcome, closedBy, closedAt }: Draw): Promise<void> {
    const values = { status, outcome: outcome && canonicalJson(outcome), closedBy, closedAt };
    await DrawRowRecord.update(values, { where: { id, status: 'committed' } });
  }

  /** In the order in which they were said. */
  async noncesOf(drawId: string): Promise<TypedNonce[]> {
    const rows = await DrawNonceRecord.findAll({ where: { drawId }, order: ['position'] });
    return rows.map(({ saidBy, text, typedBy, at }) => ({ by: saidBy, text, typedBy, at }));
  }

  /** When the result was left by hand, the first first. */
  async changesOf(drawId: string): Promise<Date[]> {
    const rows = await DrawnOrderChangeRecord.findAll({ where: { drawId }, order: ['at', 'id'] });
    return rows.map(({ at }) => at);
  }

  /** The draw must be locked. */
  async addNonce(drawId: string, position: number, nonce: TypedNonce): Promise<void> {
    const { by: saidBy, text, typedBy, at } = nonce;
    await DrawNonceRecord.create({ drawId, position, saidBy, text, typedBy, at });
  }
}

/** Whole announcements may be long, and lists need three words of each. */
const announced = (member: string, as: string): ProjectionAlias => [
  literal(`JSON_VALUE(announcement, '$.${member}')`),
  as,
];
const summary = [
  ...(['id', 'kind', 'number', 'status', 'committedAt', 'closedAt'] as const),
  announced('exam', 'examName'),
  announced('room', 'roomName'),
  announced('rehearsal', 'rehearsal'),
];

async function list(
  where: WhereOptions<DrawRowRecord>,
  direction: 'ASC' | 'DESC',
): Promise<DrawSummary[]> {
  const order: [string, string][] = [
    ['committedAt', direction],
    ['number', direction],
  ];
  const attributes = [...summary];
  const rows = await DrawRowRecord.findAll({ where, attributes, order, limit: LIST_LIMIT });
  return rows.map((row) => {
    const { id, kind, number, status, committedAt, closedAt } = row;
    const [examName, roomName, rehearsal] = ['examName', 'roomName', 'rehearsal'].map(
      (name) => row.getDataValue(name as 'id') as string | null,
    );
    return {
      ...{ id, kind, number, status, committedAt, closedAt },
      ...{ examName: examName ?? '', roomName: roomName ?? null },
      // A JSON true is 1 in MariaDB, and the word in MySQL.
      isRehearsal: rehearsal === '1' || rehearsal === 'true',
    };
  });
}

function found(record: DrawRowRecord | null, id: string): Draw {
  if (!record) throw new NotFoundError('draw-not-found', `no draw ${id}`);
  return toDraw(record);
}

function inside(scope: AdministrationScope, draw: Draw): Draw {
  requireScope(scope, draw);
  return draw;
}

function toDraw(record: DrawRowRecord): Draw {
  const { subjectId, announcement, targets, outcome, ...facts } = record.get({ plain: true });
  return {
    ...facts,
    announcement: drawAnnouncement.parse(JSON.parse(announcement)),
    targets: drawTargets.parse(JSON.parse(targets)),
    outcome: outcome === null ? null : drawOutcome.parse(JSON.parse(outcome)),
  };
}
