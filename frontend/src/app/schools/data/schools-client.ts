import { Service, inject } from '@angular/core';
import type {
  CollegeRequest,
  GranteesView,
  GrantRequest,
  GrantsView,
  MajorRequest,
  NewSchoolRequest,
  NewStaffRequest,
  OperatorSchoolDetailView,
  OperatorSchoolsView,
  OperatorSchoolView,
  ReplacementRequest,
  SchoolSettingsRequest,
  SchoolSettingsView,
  SecondFactorPolicy,
  SmsQuotaRequest,
  StaffListView,
  StaffRequest,
  StaffView,
  StructureView,
} from '@exam/contracts';
import { map, type Observable } from 'rxjs';

import { ApiClient, lazily } from '../../core/http/api-client';

const structure = lazily(({ structureView }) => structureView);
const staff = lazily(({ staffView }) => staffView);
const grants = lazily(({ grantsView }) => grantsView);
const settings = lazily(({ schoolSettingsView }) => schoolSettingsView);
const school = lazily(({ operatorSchoolView }) => operatorSchoolView);
const schoolDetail = lazily(({ operatorSchoolDetailView }) => operatorSchoolDetailView);

const nothing = { parse: () => undefined };

/** Structure, staff, roles and settings of the administrator's school; and schools, for operators. */
@Service()
export class SchoolsClient {
  private readonly api = inject(ApiClient);

  structure(): Observable<StructureView> {
    return this.api.get('/admin/structure', structure);
  }

  addCollege(request: CollegeRequest): Observable<StructureView> {
    return this.api.post('/admin/colleges', request, structure);
  }

  editCollege(id: string, request: CollegeRequest): Observable<StructureView> {
    return this.api.put(`/admin/colleges/${id}`, request, structure);
  }

  removeCollege(id: string): Observable<void> {
    return this.api.delete(`/admin/colleges/${id}`);
  }

  addMajor(collegeId: string, request: MajorRequest): Observable<StructureView> {
    return this.api.post(`/admin/colleges/${collegeId}/majors`, request, structure);
  }

  editMajor(id: string, request: MajorRequest): Observable<StructureView> {
    return this.api.put(`/admin/majors/${id}`, request, structure);
  }

  removeMajor(id: string): Observable<void> {
    return this.api.delete(`/admin/majors/${id}`);
  }

  /** `query` as the contract's `staffQuery`, without what is empty. */
  staff(query: Readonly<Record<string, string>>): Observable<StaffListView> {
    return this.api.get(
      '/admin/staff',
      lazily(({ staffListView }) => staffListView),
      query,
    );
  }

  addStaff(request: NewStaffRequest): Observable<StaffView> {
    return this.api.post('/admin/staff', request, staff);
  }

  editStaff(id: string, request: StaffRequest): Observable<StaffView> {
    return this.api.put(`/admin/staff/${id}`, request, staff);
  }

  setStaffState(id: string, word: 'disable' | 'enable', reason: string): Observable<StaffView> {
    return this.api.post(`/admin/staff/${id}/${word}`, { reason }, staff);
  }

  /** Of the school, as the login page has them. */
  colleges(schoolId: string): Observable<readonly { id: string; name: string }[]> {
    const answer = lazily(({ collegesView }) => collegesView);
    return this.api
      .get(`/schools/${schoolId}/colleges`, answer)
      .pipe(map(({ colleges }) => colleges));
  }

  grants(): Observable<GrantsView> {
    return this.api.get('/admin/roles', grants);
  }

  grantees(search: string): Observable<GranteesView> {
    return this.api.get(
      '/admin/roles/grantees',
      lazily(({ granteesView }) => granteesView),
      { search },
    );
  }

  changeRole(word: 'grants' | 'revocations', request: GrantRequest): Observable<GrantsView> {
    return this.api.post(`/admin/roles/${word}`, request, grants);
  }

  settings(): Observable<SchoolSettingsView> {
    return this.api.get('/admin/settings', settings);
  }

  /** Who has to prove a second factor; for security admins. */
  setSecondFactor(policy: SecondFactorPolicy): Observable<void> {
    return this.api.post('/school/second-factor-policy', { policy }, nothing);
  }

  changeSettings(request: SchoolSettingsRequest): Observable<SchoolSettingsView> {
    return this.api.put('/admin/settings', request, settings);
  }

  schools(search: string): Observable<OperatorSchoolsView> {
    return this.api.get(
      '/operator/schools',
      lazily(({ operatorSchoolsView }) => operatorSchoolsView),
      { search },
    );
  }

  addSchool(request: NewSchoolRequest): Observable<OperatorSchoolView> {
    return this.api.post('/operator/schools', request, school);
  }

  setSchoolState(
    id: string,
    word: 'deactivate' | 'reactivate',
    reason: string,
  ): Observable<OperatorSchoolView> {
    return this.api.post(`/operator/schools/${id}/${word}`, { reason }, school);
  }

  school(id: string): Observable<OperatorSchoolDetailView> {
    return this.api.get(`/operator/schools/${id}`, schoolDetail);
  }

  setSmsQuota(id: string, request: SmsQuotaRequest): Observable<OperatorSchoolDetailView> {
    return this.api.put(`/operator/schools/${id}/sms-quota`, request, schoolDetail);
  }

  replaceAdministrator(
    id: string,
    request: ReplacementRequest,
  ): Observable<OperatorSchoolDetailView> {
    return this.api.post(`/operator/schools/${id}/administrators`, request, schoolDetail);
  }

  pinyinInitials(name: string): Observable<string> {
    const answer = lazily(({ initialsView }) => initialsView);
    return this.api
      .get('/operator/pinyin-initials', answer, { name })
      .pipe(map(({ pinyinInitials }) => pinyinInitials));
  }
}
