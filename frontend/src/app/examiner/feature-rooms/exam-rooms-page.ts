import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { AppBar } from '../../shell/app-bar';

@Component({
  selector: 'app-exam-rooms-page',
  imports: [AppBar, TranslocoPipe],
  template: `
    <app-bar />
    <main>
      <h1 class="headline">{{ 'examiner.title' | transloco }}</h1>
    </main>
  `,
})
export class ExamRoomsPage {}
