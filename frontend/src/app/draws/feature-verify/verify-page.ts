import { Component, inject } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

import { AppBar } from '../../shell/app-bar';
import { FileDrop } from '../../ui/file-drop/file-drop';
import { PageHead } from '../../ui/page-head/page-head';
import { FileVerification } from '../state/file-verification';
import { CheckList } from '../ui/check-list';
import { DrawFacts } from '../ui/draw-facts';
import { RecordValues } from '../ui/record-values';
import { ResultList } from '../ui/result-list';

/** Verifies the record of any draw in this browser, without asking the server for anything. */
@Component({
  selector: 'app-verify-page',
  imports: [
    AppBar,
    CheckList,
    DrawFacts,
    FileDrop,
    PageHead,
    RecordValues,
    ResultList,
    TranslocoPipe,
  ],
  providers: [FileVerification],
  templateUrl: './verify-page.html',
  styleUrl: './verify-page.scss',
})
export class VerifyPage {
  protected readonly file = inject(FileVerification);
}
