import { HttpClient, HttpErrorResponse, HttpEventType, HttpParams } from '@angular/common/http';
import { DOCUMENT, Service, inject } from '@angular/core';
import { catchError, concatMap, defer, filter, from, map, throwError, type Observable } from 'rxjs';

import type { Answer } from './api-client';
import { idempotencyKey } from './idempotency-key';

/** How far an upload is; with its last step comes the answer. */
export type UploadStep<T> =
  { readonly sent: number; readonly answer: null } | { readonly sent: number; readonly answer: T };

/** Whole files to and from the API. */
@Service()
export class FileTransfer {
  private readonly http = inject(HttpClient);
  private readonly document = inject(DOCUMENT);

  /** Sends a file as the body of a command; `sent` in bytes. The name goes in a header, not in the URL. */
  upload<T>(path: string, file: File, answer: Answer<T>): Observable<UploadStep<T>> {
    return defer(() =>
      this.http.post<unknown>(`/api${path}`, file, {
        headers: {
          'Content-Type': 'application/octet-stream',
          'X-File-Name': encodeURIComponent(file.name),
          'Idempotency-Key': idempotencyKey(),
        },
        observe: 'events',
        reportUploadProgress: true,
      }),
    ).pipe(
      concatMap(async (event): Promise<UploadStep<T> | null> => {
        if (event.type === HttpEventType.UploadProgress)
          return { sent: event.loaded, answer: null };
        if (event.type !== HttpEventType.Response) return null;
        return { sent: file.size, answer: await answer.parse(event.body) };
      }),
      filter((step) => step !== null),
    );
  }

  /** Fetches a file and hands it to the browser to keep, under the name that the server gives. */
  download(path: string, params: Readonly<Record<string, string>> = {}): Observable<void> {
    return this.http
      .get(`/api${path}`, {
        params: new HttpParams({ fromObject: params }),
        observe: 'response',
        responseType: 'blob',
      })
      .pipe(
        catchError((error: unknown) =>
          from(withReadableBody(error)).pipe(concatMap((readable) => throwError(() => readable))),
        ),
        map(({ body, headers }) => {
          const name = /filename\*=UTF-8''([^;]+)/.exec(
            headers.get('Content-Disposition') ?? '',
          )?.[1];
          this.keep(body ?? new Blob(), decodeURIComponent(name ?? ''));
        }),
      );
  }

  /** Hands what is here already to the browser to keep. */
  keep(content: Blob, name: string): void {
    const url = URL.createObjectURL(content);
    const link = this.document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    URL.revokeObjectURL(url);
  }
}

/** The same error, with the problem document of an answer that was asked for as a blob. */
async function withReadableBody(error: unknown): Promise<unknown> {
  if (!(error instanceof HttpErrorResponse) || !(error.error instanceof Blob)) return error;
  const text = await error.error.text();
  const { headers, status, url } = error;
  try {
    const body: unknown = JSON.parse(text);
    return new HttpErrorResponse({ error: body, headers, status, ...(url && { url }) });
  } catch {
    return error;
  }
}
