import type { Routes } from '@angular/router';

import { BatchPage } from './feature-batches/batch-page';
import { BatchesPage } from './feature-batches/batches-page';
import { ReviewPage } from './feature-desk/review-page';
import { StatisticsPage } from './feature-statistics/statistics-page';

export const reviewRoutes: Routes = [
  { path: '', title: 'review.title', component: ReviewPage },
  { path: 'statistics', title: 'review.statistics.title', component: StatisticsPage },
  { path: 'batches', title: 'review.batches.title', component: BatchesPage },
  { path: 'batches/:batchId', title: 'review.batches.one', component: BatchPage },
];
