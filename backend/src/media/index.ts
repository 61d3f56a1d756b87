export { createMedia, type Media, type MediaDependencies } from './create-media.ts';
export { initMediaRecords } from './init-records.ts';
export type { FindPlaceGrants, IdentifyCookie, MediaGrants } from './media-ports.ts';
