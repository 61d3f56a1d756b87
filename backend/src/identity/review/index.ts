export { createIdentityReview, type IdentityReview } from './create-review.ts';
export { initReviewRecords } from './review-records.ts';
