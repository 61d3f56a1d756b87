import { Service, inject } from '@angular/core';
import {
  codeRequestedView,
  collegesView,
  schoolsView,
  sessionView,
  type CodeRequest,
  type CodeRequestedView,
  type CollegeView,
  type LoginRequest,
  type SchoolView,
  type SessionView,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

@Service()
export class LoginClient {
  private readonly api = inject(ApiClient);

  /** Schools by a part of the name or by pinyin initials; the first ones where `search` is empty. */
  schools(search: string): Observable<SchoolView[]> {
    return this.api.get('/schools', schoolsView, { search }).pipe(map(({ schools }) => schools));
  }

  colleges(schoolId: string): Observable<CollegeView[]> {
    return this.api
      .get(`/schools/${schoolId}/colleges`, collegesView)
      .pipe(map(({ colleges }) => colleges));
  }

  /** Asks for an SMS code. The answer does not tell whether anybody has that number. */
  requestCode(request: CodeRequest): Observable<CodeRequestedView> {
    return this.api.post('/login/codes', request, codeRequestedView);
  }

  signIn(request: LoginRequest): Observable<SessionView> {
    return this.api.post('/login/sessions', request, sessionView);
  }
}
