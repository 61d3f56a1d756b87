export { createDraws } from './create-draws.ts';
export { initDrawRecords } from './init-records.ts';
export { RevealedOrderBook } from './revealed-order-book.ts';
export { createTellDraw } from './tell-draw.ts';
export { verifyDrawFile } from './verify-draw-file.ts';
