export { createDraws } from './create-draws.ts';
export { initDrawRecords } from './init-records.ts';
export { verifyDrawFile } from './verify-draw-file.ts';
