import { Injectable, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import {
  STAFF_PAGE,
  type NewStaffRequest,
  type StaffRequest,
  type StaffView,
} from '@exam/contracts';
import { Store } from '@ngrx/store';
import { firstValueFrom, type Observable } from 'rxjs';

import { sessionFeature } from '../../core/session/session.feature';
import { SchoolsClient } from '../data/schools-client';
import { loaded } from './loaded';

/** What the list of the staff is narrowed down to; empty says nothing. */
export interface StaffFilter {
  readonly search: string;
  /** `none`: those of the whole school. */
  readonly collegeId: string;
  readonly role: string;
  readonly state: string;
}

const everybody: StaffFilter = { search: '', collegeId: '', role: '', state: '' };

/** The staff that the administrator may see. Commands reject with what the server said. */
@Injectable()
export class StaffState {
  private readonly client = inject(SchoolsClient);
  private readonly session = inject(Store).selectSignal(sessionFeature.selectSession);
  readonly filter = signal(everybody);
  /** From 1. */
  readonly page = signal(1);
  private readonly resource = rxResource({
    params: () => ({ ...this.filter(), page: String(this.page()) }),
    stream: ({ params }) =>
      this.client.staff(
        Object.fromEntries(Object.entries(params).filter(([, value]) => value !== '')),
      ),
  });
  readonly staff = loaded(this.resource);
  private readonly collegeResource = rxResource({
    params: () => this.session()?.school.id,
    stream: ({ params }) => this.client.colleges(params),
  });
  /** Null for administrators of the whole school. */
  readonly ownCollege = computed(() => {
    const session = this.session();
    const isCollegeAdmin = session?.schoolRoles.includes('collegeAdmin') ?? false;
    return isCollegeAdmin ? (session?.college ?? null) : null;
  });
  /** Those that people can be added to. */
  readonly colleges = computed(() => {
    const own = this.ownCollege();
    if (own) return [own];
    return this.collegeResource.hasValue() ? this.collegeResource.value() : [];
  });
  readonly isFiltered = computed(() => Object.values(this.filter()).some((value) => value !== ''));
  readonly pages = computed(() =>
    Math.max(1, Math.ceil((this.staff.value()?.total ?? 0) / STAFF_PAGE)),
  );

  narrow(part: Partial<StaffFilter>): void {
    this.page.set(1);
    this.filter.update((filter) => ({ ...filter, ...part }));
  }

  showEverybody(): void {
    this.narrow(everybody);
  }

  async add(request: NewStaffRequest): Promise<void> {
    await firstValueFrom(this.client.addStaff(request));
    this.resource.reload();
  }

  async edit(id: string, request: StaffRequest): Promise<void> {
    await this.replace(this.client.editStaff(id, request));
  }

  async setState(id: string, word: 'disable' | 'enable', reason: string): Promise<void> {
    await this.replace(this.client.setStaffState(id, word, reason));
  }

  private async replace(answer: Observable<StaffView>): Promise<void> {
    const changed = await firstValueFrom(answer);
    const list = this.staff.value();
    if (!list) return;
    const staff = list.staff.map((one) => (one.id === changed.id ? changed : one));
    this.resource.set({ ...list, staff });
  }
}
