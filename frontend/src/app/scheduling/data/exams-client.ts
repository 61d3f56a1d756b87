import { Service, inject } from '@angular/core';
import type {
  ExamCopy,
  ExamCreation,
  ExamKind,
  ExamMajorsView,
  ExamStatus,
  ExamStep,
  ExamSummariesView,
  ExamUpdate,
  ExamView,
  ExamplePictureView,
} from '@exam/contracts';
import type { Observable } from 'rxjs';

import { FileTransfer, type UploadStep } from '../../core/http/file-transfer';
import { ApiClient, lazily } from '../../core/http/api-client';

/** What the list of exams is narrowed down to; empty says nothing. */
export interface ExamFilter {
  readonly search: string;
  readonly kind: ExamKind | '';
  readonly collegeId: string;
  readonly status: ExamStatus | '';
  /** From 0. */
  readonly page: number;
}

const examAnswer = lazily(({ examView }) => examView);

/** The exams of the administrator's school or college. */
@Service()
export class ExamsClient {
  private readonly api = inject(ApiClient);
  private readonly transfer = inject(FileTransfer);

  list({ page, ...words }: ExamFilter): Observable<ExamSummariesView> {
    const given = Object.entries(words).filter(([, value]) => value !== '');
    const params = { ...Object.fromEntries(given), page: String(page) };
    return this.api.get(
      '/exams',
      lazily(({ examSummariesView }) => examSummariesView),
      params,
    );
  }

  majors(): Observable<ExamMajorsView> {
    return this.api.get(
      '/exam-majors',
      lazily(({ examMajorsView }) => examMajorsView),
    );
  }

  get(examId: string): Observable<ExamView> {
    return this.api.get(`/exams/${examId}`, examAnswer);
  }

  create(creation: ExamCreation): Observable<ExamView> {
    return this.api.post('/exams', creation, examAnswer);
  }

  update(examId: string, update: ExamUpdate): Observable<ExamView> {
    return this.api.put(`/exams/${examId}`, update, examAnswer);
  }

  copy(examId: string, copy: ExamCopy): Observable<ExamView> {
    return this.api.post(`/exams/${examId}/copies`, copy, examAnswer);
  }

  step(examId: string, request: { step: ExamStep; version: number }): Observable<ExamView> {
    return this.api.post(`/exams/${examId}/steps`, request, examAnswer);
  }

  /** A picture that shows how a document should look. */
  addExample(file: File): Observable<UploadStep<ExamplePictureView>> {
    return this.transfer.upload(
      '/example-pictures',
      file,
      lazily(({ examplePictureView }) => examplePictureView),
    );
  }

  remove(examId: string): Observable<void> {
    return this.api.delete(`/exams/${examId}`);
  }
}
