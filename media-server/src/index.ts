export { findJanusLibraries } from './janus-libraries.ts';
export type { JanusLibraries } from './janus-libraries.ts';
export { writeJanusFolder } from './janus-folder.ts';
export type { JanusOptions } from './janus-folder.ts';
