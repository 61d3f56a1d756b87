export { comparisonRoutes } from './comparison-routes.ts';
export { Comparisons } from './comparisons.ts';
export { initFaceComparisonRecord } from './face-comparison-record.ts';
