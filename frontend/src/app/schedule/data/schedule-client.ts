import { Service, inject } from '@angular/core';
import type {
  AddRoomRequest,
  ChangeRoomRequest,
  DrawnOrderChange,
  ExamRoomOptionView,
  GenerateRequest,
  MovedView,
  NoticePreviewRequest,
  NoticePreviewView,
  NoticeRequest,
  NoticeSummaryView,
  NoticeView,
  PlanRequest,
  PlanView,
  RecusalRequest,
  RecusalView,
  ScheduleBoardView,
  ScheduleCandidateView,
  ScheduleExamView,
  ScheduleMatchView,
  ScheduleStaffView,
  SittingMove,
  SmsQuotaView,
  StaffChange,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient, lazily, type Answer } from '../../core/http/api-client';
import { FileTransfer } from '../../core/http/file-transfer';

/** What the board is narrowed down to; null says nothing. */
export interface BoardFilter {
  readonly examId: string | null;
  readonly date: string | null;
}

const nothing: Answer<void> = { parse: () => undefined };
const given = (words: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== null),
  );

/** The schedule of the administrator's school or college. */
@Service()
export class ScheduleClient {
  private readonly api = inject(ApiClient);
  private readonly files = inject(FileTransfer);

  exams(): Observable<ScheduleExamView[]> {
    const answer = lazily(({ scheduleExamsView }) => scheduleExamsView);
    return this.api.get('/schedule/exams', answer).pipe(map(({ exams }) => exams));
  }

  board(filter: BoardFilter): Observable<ScheduleBoardView> {
    const answer = lazily(({ scheduleBoardView }) => scheduleBoardView);
    return this.api.get('/schedule/board', answer, given({ ...filter }));
  }

  unplaced(examId: string): Observable<ScheduleCandidateView[]> {
    const answer = lazily(({ unplacedView }) => unplacedView);
    return this.api
      .get(`/schedule/exams/${examId}/unplaced`, answer)
      .pipe(map(({ candidates }) => candidates));
  }

  /** The rooms of an exam that are not over, on all days. */
  roomsOf(examId: string): Observable<ExamRoomOptionView[]> {
    const answer = lazily(({ examRoomOptionsView }) => examRoomOptionsView);
    return this.api.get(`/schedule/exams/${examId}/rooms`, answer).pipe(map(({ rooms }) => rooms));
  }

  search(search: string, examId: string | null): Observable<ScheduleMatchView[]> {
    const answer = lazily(({ scheduleMatchesView }) => scheduleMatchesView);
    return this.api
      .get('/schedule/search', answer, given({ search, examId }))
      .pipe(map(({ matches }) => matches));
  }

  staff(date: string | null): Observable<ScheduleStaffView[]> {
    const answer = lazily(({ scheduleStaffListView }) => scheduleStaffListView);
    return this.api.get('/schedule/staff', answer, given({ date })).pipe(map(({ staff }) => staff));
  }

  export(filter: BoardFilter): Observable<void> {
    return this.files.download('/schedule/export', given({ ...filter }));
  }

  plan(examId: string, request: PlanRequest): Observable<PlanView> {
    const answer = lazily(({ planView }) => planView);
    return this.api.post(`/schedule/exams/${examId}/plan`, request, answer);
  }

  generate(examId: string, request: GenerateRequest): Observable<void> {
    return this.api.post(`/schedule/exams/${examId}/rooms`, request, nothing);
  }

  addRoom(request: AddRoomRequest): Observable<void> {
    return this.api.post('/schedule/rooms', request, nothing);
  }

  changeRoom(examRoomId: string, request: ChangeRoomRequest): Observable<void> {
    return this.api.post(`/schedule/rooms/${examRoomId}`, request, nothing);
  }

  removeRoom(examRoomId: string): Observable<void> {
    return this.api.delete(`/schedule/rooms/${examRoomId}`);
  }

  move(moves: readonly SittingMove[], drawnOrder: DrawnOrderChange | null): Observable<MovedView> {
    const answer = lazily(({ movedView }) => movedView);
    return this.api.post('/schedule/moves', { moves, drawnOrder }, answer);
  }

  place(examRoomId: string, candidateIds: readonly string[]): Observable<void> {
    return this.api.post(`/schedule/rooms/${examRoomId}/candidates`, { candidateIds }, nothing);
  }

  unplace(
    sittings: readonly { sittingId: string; version: number }[],
    drawnOrder: DrawnOrderChange | null,
  ): Observable<void> {
    return this.api.post('/schedule/removals', { sittings, drawnOrder }, nothing);
  }

  changeStaff(changes: readonly StaffChange[]): Observable<StaffChange[]> {
    const answer = lazily(({ staffChangedView }) => staffChangedView);
    return this.api
      .post('/schedule/staff-changes', { changes }, answer)
      .pipe(map(({ undo }) => undo));
  }

  recusals(): Observable<RecusalView[]> {
    const answer = lazily(({ recusalsView }) => recusalsView);
    return this.api.get('/schedule/recusals', answer).pipe(map(({ recusals }) => recusals));
  }

  candidates(search: string): Observable<ScheduleCandidateView[]> {
    const answer = lazily(({ candidateSearchView }) => candidateSearchView);
    return this.api
      .get('/schedule/candidates', answer, { search })
      .pipe(map(({ candidates }) => candidates));
  }

  addRecusal(request: RecusalRequest): Observable<void> {
    return this.api.post('/schedule/recusals', request, nothing);
  }

  removeRecusal(id: string): Observable<void> {
    return this.api.delete(`/schedule/recusals/${id}`);
  }

  quota(): Observable<SmsQuotaView> {
    return this.api.get(
      '/schedule/sms-quota',
      lazily(({ smsQuotaView }) => smsQuotaView),
    );
  }

  previewNotice(request: NoticePreviewRequest): Observable<NoticePreviewView> {
    const answer = lazily(({ noticePreviewView }) => noticePreviewView);
    return this.api.post('/schedule/notices/preview', request, answer);
  }

  sendNotice(request: NoticeRequest): Observable<void> {
    return this.api.post('/schedule/notices', request, nothing);
  }

  notices(): Observable<NoticeSummaryView[]> {
    const answer = lazily(({ noticesView }) => noticesView);
    return this.api.get('/schedule/notices', answer).pipe(map(({ notices }) => notices));
  }

  notice(id: string): Observable<NoticeView> {
    return this.api.get(
      `/schedule/notices/${id}`,
      lazily(({ noticeView }) => noticeView),
    );
  }

  sendNoticeAgain(id: string): Observable<NoticeView> {
    return this.api.post(
      `/schedule/notices/${id}/again`,
      {},
      lazily(({ noticeView }) => noticeView),
    );
  }
}
