import { Service, inject } from '@angular/core';
import {
  auditChainView,
  auditEntriesView,
  auditVerificationView,
  type AuditChainView,
  type AuditEntriesView,
  type AuditExportFormat,
  type AuditVerificationView,
} from '@exam/contracts';
import type { Observable } from 'rxjs';

import { ApiClient } from '../../core/http/api-client';
import { FileTransfer } from '../../core/http/file-transfer';

/** The filters of the log that narrow, by their names in the query. */
export type AuditQuery = Readonly<Record<string, string>>;

/** The audit log of one's own school. */
@Service()
export class AuditClient {
  private readonly api = inject(ApiClient);
  private readonly files = inject(FileTransfer);

  /** The entries behind `cursor`; the newest with an empty one. */
  entries(query: AuditQuery, cursor: string): Observable<AuditEntriesView> {
    return this.api.get('/audit/entries', auditEntriesView, { ...query, cursor });
  }

  export(query: AuditQuery, format: AuditExportFormat): Observable<void> {
    return this.files.download('/audit/export', { ...query, format });
  }

  chain(): Observable<AuditChainView> {
    return this.api.get('/audit/chain', auditChainView);
  }

  verify(): Observable<AuditVerificationView> {
    return this.api.post('/audit/verifications', {}, auditVerificationView);
  }
}
