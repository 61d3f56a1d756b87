import type { ReviewDocumentView, ReviewFileView, ReviewPageView } from '@exam/contracts';

/** One page of a file; a document without pages is a stop of its own. */
export interface Stop {
  readonly document: ReviewDocumentView;
  readonly page: ReviewPageView | null;
}

/** Every page of every document, in order. */
export function stopsOf(file: ReviewFileView | null): readonly Stop[] {
  return (file?.documents ?? []).flatMap((document): Stop[] =>
    document.pages.length === 0
      ? [{ document, page: null }]
      : document.pages.map((page) => ({ document, page })),
  );
}

/** Where to begin: what was approved before need not be looked at first. */
export function firstToDecide(stops: readonly Stop[]): number {
  return Math.max(
    0,
    stops.findIndex(({ document }) => document.state === 'uploaded'),
  );
}

/** As 2/3; null for a document of one page. */
export function pageCount(
  stops: readonly Stop[],
  at: Stop | null,
  documentId: string,
): string | null {
  const pages = stops.filter(({ document }) => document.id === documentId);
  const index = at ? pages.indexOf(at) : -1;
  return pages.length > 1 ? `${String(Math.max(0, index) + 1)}/${String(pages.length)}` : null;
}
