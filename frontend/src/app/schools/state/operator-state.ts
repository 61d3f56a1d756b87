import { Injectable, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { NewSchoolRequest } from '@exam/contracts';
import { catchError, firstValueFrom, of } from 'rxjs';

import { SchoolsClient } from '../data/schools-client';
import { loaded } from './loaded';

/** The schools of the platform. Commands reject with what the server said. */
@Injectable()
export class OperatorState {
  private readonly client = inject(SchoolsClient);
  readonly search = signal('');
  private readonly resource = rxResource({
    params: () => this.search(),
    stream: ({ params }) => this.client.schools(params),
  });
  readonly schools = loaded(this.resource);

  async add(request: NewSchoolRequest): Promise<void> {
    await firstValueFrom(this.client.addSchool(request));
    this.resource.reload();
  }

  async setState(id: string, word: 'deactivate' | 'reactivate', reason: string): Promise<void> {
    const changed = await firstValueFrom(this.client.setSchoolState(id, word, reason));
    const list = this.schools.value();
    if (!list) return;
    const schools = list.schools.map((one) => (one.id === changed.id ? changed : one));
    this.resource.set({ schools });
  }

  /** A proposal for the name; empty where none can be had, since it can be typed. */
  async initialsOf(name: string): Promise<string> {
    return firstValueFrom(this.client.pinyinInitials(name).pipe(catchError(() => of(''))));
  }
}
