import type {
  DrawExamsView,
  DrawKind,
  DrawObstacle,
  DrawSubjectView,
  DrawSummaryView,
  DrawView,
  PublicDrawView,
} from '@exam/contracts/draws';

import type { Actor } from '../../platform/policy/actor.ts';
import type { ExamStore } from '../../scheduling/index.ts';
import { administrationScope, type AdministrationScope } from '../../schools/index.ts';
import { hasSameList } from '../apply-result.ts';
import type { DrawDependencies } from '../commands/dependencies.ts';
import {
  presentDraw,
  presentPublicly,
  presentSummary,
  type DrawSurroundings,
} from '../draw-presenter.ts';
import type { DrawSubject } from '../draw-subject.ts';
import type { Draw } from '../draw.ts';
import { listPool } from './list-pool.ts';

/** What a draw of something would be about. */
export interface SubjectQuestion {
  readonly kind: DrawKind;
  readonly examId: string;
  readonly examRoomId?: string | undefined;
}

/** Reads draws. Rejects with NotFoundError outside of the actor's scope. */
export class DrawQueries {
  private readonly dependencies: DrawDependencies & { readonly exams: ExamStore };

  constructor(dependencies: DrawDependencies & { readonly exams: ExamStore }) {
    this.dependencies = dependencies;
  }

  /** For everybody, signed in or not. */
  async viewPublicly(drawId: string): Promise<PublicDrawView> {
    const draw = await this.dependencies.draws.get(drawId);
    return presentPublicly(draw, await this.surroundingsOf(draw));
  }

  async list(actor: Actor): Promise<DrawSummaryView[]> {
    const draws = await this.dependencies.draws.list(administrationScope(actor));
    return draws.map(presentSummary);
  }

  async view(actor: Actor, drawId: string): Promise<DrawView> {
    const { draws, people } = this.dependencies;
    const scope = administrationScope(actor);
    const draw = await draws.getIn(scope, drawId);
    const around = await this.surroundingsOf(draw);
    const staff = [draw.committedBy, draw.closedBy].filter((id) => id !== null);
    const names = new Map((await people.list(staff)).map(({ id, name }) => [id, name]));
    return presentDraw(draw, around, await this.obstacleOf(scope, draw), names);
  }

  /** Exams that can be drawn for, with their rooms. */
  async listExams(actor: Actor): Promise<DrawExamsView> {
    const { exams, drawnOrder } = this.dependencies;
    const found = await exams.listForDraws(administrationScope(actor));
    const rooms = await exams.roomsOf(found.map(({ id }) => id));
    const seated = await drawnOrder.seatedIn(rooms.map(({ id }) => id));
    const counts = new Map<string, number>();
    for (const { examRoomId } of seated) {
      counts.set(examRoomId, (counts.get(examRoomId) ?? 0) + 1);
    }
    return {
      exams: found.map(({ id, name, isRehearsal }) => ({
        ...{ id, name, isRehearsal },
        rooms: rooms
          .filter(({ examId }) => examId === id)
          .map((room) => ({ id: room.id, name: room.name, candidates: counts.get(room.id) ?? 0 })),
      })),
    };
  }

  /** What would be frozen now. */
  async viewSubject(actor: Actor, question: SubjectQuestion): Promise<DrawSubjectView> {
    const { draws, subjects } = this.dependencies;
    const { kind, examId, examRoomId = null } = question;
    const scope = administrationScope(actor);
    const subject = await subjects.load(scope, examId, examRoomId);
    const series = await draws.series(kind, { examId, examRoomId });
    return {
      rooms: subject.rooms.map(({ id, name, status, startsAt }) => ({
        ...{ id, name, status },
        startsAt: startsAt.toISOString(),
        candidates: subject.candidates.filter((c) => c.examRoomId === id).length,
      })),
      candidates: subject.candidates.map(({ number, name }) => ({ number, name })),
      staff: kind === 'panelMembers' ? await this.staffFor(scope, subject) : [],
      number: (series.at(-1)?.number ?? 0) + 1,
      recusals: kind === 'candidateOrder' ? await this.recusalsOf(subject) : [],
      openDrawId: await draws.findOpen(kind, { examId, examRoomId }),
      obstacle: await subjects.obstacle(kind, subject),
    };
  }

  private async surroundingsOf(draw: Draw): Promise<DrawSurroundings> {
    const { draws } = this.dependencies;
    const series = await draws.series(draw.kind, draw);
    const [nonces, changes] = [await draws.noncesOf(draw.id), await draws.changesOf(draw.id)];
    return { nonces, series, changes };
  }

  private async recusalsOf(subject: DrawSubject): Promise<DrawSubjectView['recusals']> {
    const { subjects, people } = this.dependencies;
    const pairs = await subjects.recusals(subject);
    const staff = await people.list(pairs.map(({ staffId }) => staffId));
    const nameOf = new Map(staff.map(({ id, name }) => [id, name]));
    return pairs.map(({ room, staffId, candidate: { number, name } }) => ({
      roomName: room.name,
      staffName: nameOf.get(staffId) ?? '',
      candidate: { number, name },
    }));
  }

  private async staffFor(
    scope: AdministrationScope,
    { rooms, candidates }: DrawSubject,
  ): Promise<DrawSubjectView['staff']> {
    const busy = await this.dependencies.rooms.busyDuring(rooms);
    const pool = await listPool(this.dependencies, scope, candidates);
    return pool.map(({ id, name, unit, recusedFrom }) => ({
      personId: id,
      ...{ name, unit, recusedFrom: [...new Set(recusedFrom)] },
      busyDuring: busy.get(id) ?? [],
    }));
  }

  /** Why a committed draw could not be revealed now. */
  private async obstacleOf(scope: AdministrationScope, draw: Draw): Promise<DrawObstacle | null> {
    const { subjects } = this.dependencies;
    if (draw.status !== 'committed') return null;
    const subject = await subjects.load(scope, draw.examId, draw.examRoomId);
    if (!hasSameList(draw, subject)) return 'draw-list-changed';
    const rooms = subject.rooms.filter(({ id }) => draw.targets.rooms.includes(id));
    return subjects.obstacle(draw.kind, { ...subject, rooms });
  }
}
