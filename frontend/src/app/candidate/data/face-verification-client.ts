import { Service, inject } from '@angular/core';
import {
  faceVerificationView,
  writeFaceStep,
  type ByEyeReason,
  type FaceStep,
  type FaceVerificationView,
} from '@exam/contracts';
import { filter, map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';
import { FileTransfer } from '../../core/http/file-transfer';

/** The candidate's own face verification. Every command answers with it as it is afterwards. */
@Service()
export class FaceVerificationClient {
  private readonly api = inject(ApiClient);
  private readonly files = inject(FileTransfer);

  get(sittingId: string): Observable<FaceVerificationView> {
    return this.api.get(`/my/sittings/${sittingId}/face-verification`, faceVerificationView);
  }

  /** Begins a challenge, or goes on with the one under way. */
  begin(sittingId: string, cameraLabel: string): Observable<FaceVerificationView> {
    const path = `/my/sittings/${sittingId}/face-sessions`;
    return this.api.post(path, { cameraLabel }, faceVerificationView);
  }

  sendStep(faceSessionId: string, step: FaceStep): Observable<FaceVerificationView> {
    const body = new File([writeFaceStep(step)], 'frames');
    return this.files
      .upload(`/my/face-sessions/${faceSessionId}/steps`, body, faceVerificationView)
      .pipe(
        map(({ answer }) => answer),
        filter((answer) => answer !== null),
      );
  }

  chooseByEye(sittingId: string, reason: ByEyeReason): Observable<FaceVerificationView> {
    const path = `/my/sittings/${sittingId}/face-verification/by-eye`;
    return this.api.post(path, { reason }, faceVerificationView);
  }
}
