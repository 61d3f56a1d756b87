import { Service, inject } from '@angular/core';
import { overviewView, type OverviewView } from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';

@Service()
export class OverviewClient {
  private readonly api = inject(ApiClient);

  /** The exam rooms of today, in the school or college of who asks. */
  today(): Observable<OverviewView> {
    return this.api.get('/admin/overview', overviewView);
  }
}
