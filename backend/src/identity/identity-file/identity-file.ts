import type {
  IdentityDocument,
  IdentityDocumentStatus,
  IdentityFileStatus,
  IdentitySource,
  SentBack,
  UploadDevice,
} from '@exam/contracts';

import {
  ConflictError,
  InvalidRequestError,
  NotFoundError,
} from '../../platform/errors/app-error.ts';

/** One page of a document, as a picture that this server has drawn. */
export interface IdentityPage {
  readonly id: string;
  readonly sittingId: string;
  readonly documentId: string;
  /** Within its document, from 0. */
  readonly position: number;
  /** Keys in the file storage. */
  readonly picture: string;
  readonly preview: string;
  readonly width: number;
  readonly height: number;
  readonly source: IdentitySource;
  /** Which page of the file that was sent it is, from 1. */
  readonly sourcePage: number;
  /** As the sender called that file. */
  readonly name: string;
  /** Of that file as it arrived, hex. */
  readonly sha256: string;
  readonly via: UploadDevice;
  readonly uploadedAt: Date;
}

/** What was decided about one document, or that nothing was. */
export interface DocumentState {
  readonly status: IdentityDocumentStatus;
  /** Why it came back the last time. */
  readonly sentBack: SentBack | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
}

/** The documents of one sitting, from the first upload to the last decision. */
export interface IdentityFile {
  readonly sittingId: string;
  readonly schoolId: string;
  readonly status: IdentityFileStatus;
  /** How often it was handed in. */
  readonly round: number;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly version: number;
  /** By document; what is not in it is `missing`. */
  readonly documents: ReadonlyMap<string, DocumentState>;
  /** Of all documents, each document's in its order. */
  readonly pages: readonly IdentityPage[];
}

/** What a reviewer says about one document. */
export type DocumentDecision =
  { readonly outcome: 'approved' } | { readonly outcome: 'sentBack'; readonly sentBack: SentBack };

const untouched: DocumentState = {
  status: 'missing',
  sentBack: null,
  decidedAt: null,
  decidedBy: null,
};

/** The file of a sitting for which nothing was uploaded yet. */
export function newIdentityFile(sittingId: string, schoolId: string): IdentityFile {
  return {
    ...{ sittingId, schoolId, status: 'draft', round: 0, version: 0 },
    ...{ submittedAt: null, decidedAt: null, decidedBy: null },
    ...{ documents: new Map(), pages: [] },
  };
}

export function stateOf({ documents }: IdentityFile, documentId: string): DocumentState {
  return documents.get(documentId) ?? untouched;
}

/** In their order. */
export function pagesOf({ pages }: IdentityFile, documentId: string): IdentityPage[] {
  return pages
    .filter((page) => page.documentId === documentId)
    .sort((one, other) => one.position - other.position);
}

/** Whether the candidate may change it. */
export function isOpen({ status }: Pick<IdentityFile, 'status'>): boolean {
  return status === 'draft' || status === 'sentBack';
}

/** Throws ConflictError unless the candidate may change this document now. */
export function requireOpen(file: IdentityFile, documentId: string): void {
  if (!isOpen(file)) throw new ConflictError('identity-file-closed', file.status);
  if (stateOf(file, documentId).status === 'approved') {
    throw new ConflictError('identity-document-approved', documentId);
  }
}

/**
 * Takes these as the pages of one document, in this order. Whether the document was sent back or
 * not, there is something new to look at. Throws as `requireOpen`.
 */
export function withPages(
  file: IdentityFile,
  documentId: string,
  pages: readonly IdentityPage[],
): IdentityFile {
  requireOpen(file, documentId);
  const status = pages.length > 0 ? 'uploaded' : 'missing';
  const { sentBack } = stateOf(file, documentId);
  const state: DocumentState = { ...untouched, status, sentBack };
  const others = file.pages.filter((page) => page.documentId !== documentId);
  return {
    ...file,
    version: file.version + 1,
    documents: new Map([...file.documents, [documentId, state]]),
    pages: [...others, ...pages.map((page, position) => ({ ...page, position }))],
  };
}

/**
 * Without a page that had to be deleted, whatever state the file is in. Where nothing is left to
 * decide on, the document is missing, and a file under review is the candidate's again.
 */
export function withoutPage(file: IdentityFile, page: IdentityPage): IdentityFile {
  const pages = file.pages.filter(({ id }) => id !== page.id);
  const after = { ...file, pages, version: file.version + 1 };
  const state = stateOf(file, page.documentId);
  const isLast = pagesOf(after, page.documentId).length === 0;
  if (!isLast || state.status !== 'uploaded') return after;
  return {
    ...after,
    status: file.status === 'submitted' ? 'draft' : file.status,
    documents: new Map([...file.documents, [page.documentId, { ...state, status: 'missing' }]]),
  };
}

/** The documents without which the file cannot be handed in: missing ones, and those still sent back. */
export function lacking(file: IdentityFile, asked: readonly IdentityDocument[]): string[] {
  return asked
    .filter(({ id, required }) => {
      const { status } = stateOf(file, id);
      return status === 'sentBack' || (required && status === 'missing');
    })
    .map(({ id }) => id);
}

/**
 * Hands the file in. Throws ConflictError `identity-file-closed`, and InvalidRequestError
 * `identity-file-incomplete` that names each document that is lacking.
 */
export function submit(
  file: IdentityFile,
  asked: readonly IdentityDocument[],
  at: Date,
): IdentityFile {
  if (!isOpen(file)) throw new ConflictError('identity-file-closed', file.status);
  const fields = lacking(file, asked).map((id) => ({
    path: `/documents/${id}`,
    message: stateOf(file, id).status,
  }));
  if (fields.length > 0) {
    throw new InvalidRequestError('identity-file-incomplete', 'documents lack', { fields });
  }
  return {
    ...file,
    ...{ status: 'submitted', submittedAt: at, decidedAt: null, decidedBy: null },
    round: file.round + 1,
    version: file.version + 1,
  };
}

/** The documents that a reviewer has to decide on. */
export function undecided({ documents }: IdentityFile): string[] {
  return [...documents].flatMap(([id, { status }]) => (status === 'uploaded' ? [id] : []));
}

/**
 * Decides on every document that waits for it; the file is approved when all of them are. Throws
 * ConflictError `identity-file-not-submitted`, and NotFoundError for another document, or one too few.
 */
export function decide(
  file: IdentityFile,
  decisions: ReadonlyMap<string, DocumentDecision>,
  by: string,
  at: Date,
): IdentityFile {
  if (file.status !== 'submitted') {
    throw new ConflictError('identity-file-not-submitted', file.status);
  }
  const waiting = undecided(file);
  const known = [...decisions.keys()].every((id) => waiting.includes(id));
  if (!known || decisions.size !== waiting.length) {
    throw new NotFoundError('identity-document-unknown', 'the decisions are about other documents');
  }
  const documents = new Map(file.documents);
  for (const [id, decision] of decisions) {
    const sentBack = decision.outcome === 'sentBack' ? decision.sentBack : null;
    documents.set(id, { status: decision.outcome, sentBack, decidedAt: at, decidedBy: by });
  }
  const isSentBack = [...decisions.values()].some(({ outcome }) => outcome === 'sentBack');
  return {
    ...file,
    ...{ documents, decidedAt: at, decidedBy: by, version: file.version + 1 },
    status: isSentBack ? 'sentBack' : 'approved',
  };
}
