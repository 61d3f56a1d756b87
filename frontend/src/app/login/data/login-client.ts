import { Service, inject } from '@angular/core';
import type {
  CodeRequest,
  CodeRequestedView,
  CollegeView,
  LoginRequest,
  SchoolView,
  SignInView,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient, lazily } from '../../core/http/api-client';

const found = lazily(({ schoolsView }) => schoolsView);
const structure = lazily(({ collegesView }) => collegesView);
const sent = lazily(({ codeRequestedView }) => codeRequestedView);
const signedIn = lazily(({ signInView }) => signInView);

@Service()
export class LoginClient {
  private readonly api = inject(ApiClient);

  /** Schools by a part of the name or by pinyin initials; the first ones where `search` is empty. */
  schools(search: string): Observable<SchoolView[]> {
    return this.api.get('/schools', found, { search }).pipe(map(({ schools }) => schools));
  }

  colleges(schoolId: string): Observable<CollegeView[]> {
    return this.api
      .get(`/schools/${schoolId}/colleges`, structure)
      .pipe(map(({ colleges }) => colleges));
  }

  /** Asks for an SMS code. The answer does not tell whether anybody has that number. */
  requestCode(request: CodeRequest): Observable<CodeRequestedView> {
    return this.api.post('/login/codes', request, sent);
  }

  /** The session, or the step that it still takes. */
  signIn(request: LoginRequest): Observable<SignInView> {
    return this.api.post('/login/sessions', request, signedIn);
  }
}
