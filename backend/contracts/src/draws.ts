/** The entry `@exam/contracts/draws`, apart from the rest, so that the login does not load it. */
export * from './draw-api.ts';
export * from './draw-hash.ts';
export * from './draw-list.ts';
export * from './draw-panel.ts';
export * from './draw-record.ts';
export * from './draw-result.ts';
export * from './draw-stream.ts';
export * from './draw-verify.ts';
