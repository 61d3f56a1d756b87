import type { Routes } from '@angular/router';

import { AuditPage } from './feature-log/audit-page';

/** For the audit admin. */
export const auditRoutes: Routes = [{ path: '', title: 'audit.title', component: AuditPage }];
