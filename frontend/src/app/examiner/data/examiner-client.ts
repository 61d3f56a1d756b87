import { Service, inject } from '@angular/core';
import {
  examRoomSummariesView,
  examRoomView,
  faceEvidenceView,
  type ComparisonRequest,
  type ExamRoomSummaryView,
  type ExamRoomView,
  type FaceEvidenceView,
  type StaffStepRequest,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

/** The staff's side of exam rooms. Every command answers the room as it is afterwards. */
@Service()
export class ExaminerClient {
  private readonly api = inject(ApiClient);

  myExamRooms(): Observable<ExamRoomSummaryView[]> {
    return this.api
      .get('/my/exam-rooms', examRoomSummariesView)
      .pipe(map(({ examRooms }) => examRooms));
  }

  examRoom(examRoomId: string): Observable<ExamRoomView> {
    return this.api.get(`/exam-rooms/${examRoomId}`, examRoomView);
  }

  /** Lets candidates be called from now on. */
  open(examRoomId: string): Observable<ExamRoomView> {
    return this.command(examRoomId, 'open');
  }

  /** Invites the first ready candidate. Fails with `nobody-ready` where there is none. */
  callNext(examRoomId: string): Observable<ExamRoomView> {
    return this.command(examRoomId, 'call-next');
  }

  /** Ends the room for good. Fails with `exam-room-occupied` while a candidate is engaged. */
  end(examRoomId: string): Observable<ExamRoomView> {
    return this.command(examRoomId, 'end');
  }

  /** Fails with `sitting-moved` when the sitting is no longer of the version in the request. */
  takeStep(
    examRoomId: string,
    sittingId: string,
    request: StaffStepRequest,
  ): Observable<ExamRoomView> {
    return this.command(examRoomId, `sittings/${sittingId}/steps`, request);
  }

  /** How the face verification of a candidate ended, with what to compare by eye. */
  faceEvidence(examRoomId: string, sittingId: string): Observable<FaceEvidenceView> {
    return this.api.get(`/exam-rooms/${examRoomId}/sittings/${sittingId}/face`, faceEvidenceView);
  }

  /** Fails with `candidate-not-here` for who is neither in the waiting area nor in the room. */
  compareInPerson(
    examRoomId: string,
    sittingId: string,
    request: ComparisonRequest,
  ): Observable<FaceEvidenceView> {
    const path = `/exam-rooms/${examRoomId}/sittings/${sittingId}/face/comparisons`;
    return this.api.post(path, request, faceEvidenceView);
  }

  private command(examRoomId: string, path: string, body: unknown = null) {
    return this.api.post(`/exam-rooms/${examRoomId}/${path}`, body, examRoomView);
  }
}
