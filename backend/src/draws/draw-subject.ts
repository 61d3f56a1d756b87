import type { DrawKind, DrawObstacle } from '@exam/contracts/draws';

import type { DrawnOrder } from '../exam-room/index.ts';
import { NotFoundError } from '../platform/errors/app-error.ts';
import type {
  Exam,
  ExamRoomStore,
  ExamStore,
  RecusalStore,
  RoomOfExam,
} from '../scheduling/index.ts';
import { maskName, type AdministrationScope, type PersonStore } from '../schools/index.ts';

export interface DrawCandidate {
  readonly candidateId: string;
  readonly sittingId: string;
  readonly examRoomId: string;
  readonly number: string;
  /** As it is published. */
  readonly name: string;
}

/** What a draw is about, as it stands now. */
export interface DrawSubject {
  readonly exam: Exam;
  /** The earliest first; those without candidates too. */
  readonly rooms: readonly RoomOfExam[];
  /** In ascending order of their numbers. */
  readonly candidates: readonly DrawCandidate[];
}

/** Somebody on the staff of a room who must not examine a candidate of the draw. */
export interface RecusedPair {
  readonly room: RoomOfExam;
  readonly staffId: string;
  readonly candidate: DrawCandidate;
}

interface Dependencies {
  readonly rooms: ExamRoomStore;
  readonly recusals: RecusalStore;
  readonly exams: ExamStore;
  readonly people: PersonStore;
  readonly drawnOrder: DrawnOrder;
}

/** Reads what can be drawn, and whether it still can. */
export class DrawSubjects {
  private readonly dependencies: Dependencies;

  constructor(dependencies: Dependencies) {
    this.dependencies = dependencies;
  }

  /** Throws NotFoundError outside of the scope, or for a room of another exam. */
  async load(
    scope: AdministrationScope,
    examId: string,
    examRoomId: string | null,
  ): Promise<DrawSubject> {
    const { exams } = this.dependencies;
    const exam = await exams.get(scope, examId);
    return this.withCandidates(exam, inOrder(await exams.roomsOf([examId]), examRoomId));
  }

  /** As `load`; nothing happens in any room of the exam until the transaction ends. */
  async lock(
    scope: AdministrationScope,
    examId: string,
    examRoomId: string | null,
  ): Promise<DrawSubject> {
    const { exams } = this.dependencies;
    const exam = await exams.lock(scope, examId);
    return this.withCandidates(exam, inOrder(await exams.lockRoomsOf(examId), examRoomId));
  }

  /** Why a draw of that kind could not be applied now; null when it could. */
  async obstacle(kind: DrawKind, { rooms, candidates }: DrawSubject): Promise<DrawObstacle | null> {
    if (kind === 'questionSets') return null;
    if (kind === 'panelMembers') {
      return rooms.some(({ status }) => status !== 'scheduled') ? 'draw-room-open' : null;
    }
    const obstacle = await this.dependencies.drawnOrder.obstacle(rooms.map(({ id }) => id));
    if (obstacle) return `draw-candidates-${obstacle}`;
    return (await this.recusals({ rooms, candidates })).length > 0 ? 'draw-recusals' : null;
  }

  /**
   * Whom an order over several rooms could bring together though they must not meet, whatever the
   * result: so a draw that may begin may also be applied. In one room an order brings nobody together.
   */
  async recusals({
    rooms,
    candidates,
  }: Pick<DrawSubject, 'rooms' | 'candidates'>): Promise<RecusedPair[]> {
    const taken = rooms.filter(({ id }) => candidates.some((seat) => seat.examRoomId === id));
    if (taken.length < 2) return [];
    const roomOf = new Map(taken.map((room) => [room.id, room]));
    const staff = await this.dependencies.rooms.staffOf([...roomOf.keys()]);
    const candidateOf = new Map(candidates.map((seat) => [seat.candidateId, seat]));
    const pairs = await this.dependencies.recusals.listAmong(
      [...new Set(staff.map(({ personId }) => personId))],
      [...candidateOf.keys()],
    );
    return pairs.flatMap(({ staffId, candidateId }) => {
      const candidate = candidateOf.get(candidateId);
      const ids = staff.flatMap((one) => (one.personId === staffId ? [one.examRoomId] : []));
      const theirs = [...new Set(ids)].flatMap((id) => roomOf.get(id) ?? []);
      return candidate ? theirs.map((room) => ({ room, staffId, candidate })) : [];
    });
  }

  private async withCandidates(exam: Exam, rooms: readonly RoomOfExam[]): Promise<DrawSubject> {
    const { people, drawnOrder } = this.dependencies;
    const seated = await drawnOrder.seatedIn(rooms.map(({ id }) => id));
    const persons = await people.list(seated.map(({ candidateId }) => candidateId));
    const byId = new Map(persons.map((person) => [person.id, person]));
    const candidates = seated.map(({ candidateId, sittingId, examRoomId }) => {
      const { candidateNumber = null, name = '' } = byId.get(candidateId) ?? {};
      return {
        candidateId,
        sittingId,
        examRoomId,
        number: candidateNumber ?? '',
        name: maskName(name),
      };
    });
    return { exam, rooms, candidates: candidates.sort((a, b) => (a.number < b.number ? -1 : 1)) };
  }
}

function inOrder(rooms: readonly RoomOfExam[], examRoomId: string | null): RoomOfExam[] {
  const chosen = rooms.filter(({ id }) => examRoomId === null || id === examRoomId);
  if (examRoomId !== null && chosen.length === 0) {
    throw new NotFoundError('exam-room-not-found', `no room ${examRoomId} of that exam`);
  }
  return chosen.sort(
    (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.name < b.name ? -1 : 1),
  );
}
