export { createApprovedPhotoOf, type ApprovedPhotoOf } from './approved-photo.ts';
export { createIdentityFiles, type IdentityFiles } from './create-identity-file.ts';
export {
  decide,
  pagesOf,
  stateOf,
  undecided,
  type DocumentDecision,
  type DocumentState,
  type IdentityFile,
  type IdentityPage,
} from './identity-file.ts';
export type { IdentityEvents } from './identity-events.ts';
export { presentDocuments, presentFacts, type LinksOf } from './identity-file-presenter.ts';
export { IdentityFileRecord, IdentityRoundRecord } from './identity-file-record.ts';
export { IdentityFileStore } from './identity-file-store.ts';
export { initIdentityFileTables } from './init-records.ts';
export { createPageLinks, type PageLinks } from './page-links.ts';
