import type {
  IdentityDocument,
  IdentityDocumentView,
  IdentityFileFacts,
  IdentityPageLinks,
  IdentityPageView,
} from '@exam/contracts';

import { pagesOf, stateOf, type IdentityFile, type IdentityPage } from './identity-file.ts';

/** The addresses of a page for whoever reads the view. */
export type LinksOf = (page: IdentityPage) => IdentityPageLinks;

/** The documents that are asked for, with what there is of each, for a reader who may see it all. */
export function presentDocuments(
  file: IdentityFile,
  asked: readonly IdentityDocument[],
  linksOf: LinksOf,
): IdentityDocumentView[] {
  return asked.map((document) => {
    const { status, sentBack } = stateOf(file, document.id);
    const uploaded = pagesOf(file, document.id).map((page) => presentPage(page, linksOf));
    return { ...document, status, sentBack, uploaded };
  });
}

/** The state of a file without its pages. */
export function presentFacts(file: IdentityFile): IdentityFileFacts {
  const { sittingId, status, round, version, submittedAt, decidedAt } = file;
  return {
    ...{ sittingId, status, round, version },
    submittedAt: submittedAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

function presentPage(page: IdentityPage, linksOf: LinksOf): IdentityPageView {
  const { id, width, height, source, sourcePage, name, sha256, via, uploadedAt } = page;
  return {
    ...{ id, width, height, source, sourcePage, name, sha256, via },
    uploadedAt: uploadedAt.toISOString(),
    links: linksOf(page),
  };
}
