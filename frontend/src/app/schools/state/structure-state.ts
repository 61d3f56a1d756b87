import { Injectable, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import type { CollegeRequest, MajorRequest, StructureView } from '@exam/contracts';
import { firstValueFrom, type Observable } from 'rxjs';

import { SchoolsClient } from '../data/schools-client';
import { loaded } from './loaded';

/** Colleges and majors that the administrator may see. Commands reject with what the server said. */
@Injectable()
export class StructureState {
  private readonly client = inject(SchoolsClient);
  private readonly resource = rxResource({ stream: () => this.client.structure() });
  readonly structure = loaded(this.resource);

  readonly addCollege = (request: CollegeRequest) => this.take(this.client.addCollege(request));
  readonly editCollege = (id: string, request: CollegeRequest) =>
    this.take(this.client.editCollege(id, request));
  readonly addMajor = (collegeId: string, request: MajorRequest) =>
    this.take(this.client.addMajor(collegeId, request));
  readonly editMajor = (id: string, request: MajorRequest) =>
    this.take(this.client.editMajor(id, request));

  async removeCollege(id: string): Promise<void> {
    await this.thenReload(this.client.removeCollege(id));
  }

  async removeMajor(id: string): Promise<void> {
    await this.thenReload(this.client.removeMajor(id));
  }

  private async take(answer: Observable<StructureView>): Promise<void> {
    this.resource.set(await firstValueFrom(answer));
  }

  /** Also after a failure: then what is shown is older than what the server has. */
  private async thenReload(answer: Observable<void>): Promise<void> {
    try {
      await firstValueFrom(answer);
    } finally {
      this.resource.reload();
    }
  }
}
