export { verifyDrawFile } from './verify-draw-file.ts';
