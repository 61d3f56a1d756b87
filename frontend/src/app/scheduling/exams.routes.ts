import type { Routes } from '@angular/router';

import { ExamPage, keepsWhatIsTyped } from './feature-exams/exam-page';
import { ExamsPage } from './feature-exams/exams-page';
import { NewExamPage } from './feature-exams/new-exam-page';

export const examsRoutes: Routes = [
  { path: '', title: 'scheduling.exams.title', component: ExamsPage },
  { path: 'new', title: 'scheduling.exams.newTitle', component: NewExamPage },
  {
    path: ':examId',
    title: 'scheduling.exams.title',
    component: ExamPage,
    canDeactivate: [keepsWhatIsTyped],
  },
];
