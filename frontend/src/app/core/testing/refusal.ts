import { HttpErrorResponse } from '@angular/common/http';

/** What the server answers when it does not do as it is told. */
export function refusal(status: number, code: string): HttpErrorResponse {
  const error = { type: 'x', title: 'x', status, code, requestId: 'r' };
  return new HttpErrorResponse({ status, error });
}
