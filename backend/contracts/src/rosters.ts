import * as z from 'zod';

import { phone } from './login.ts';
import { idDocumentType } from './people.ts';

// Candidates

export const gender = z.enum(['female', 'male']);
export type Gender = z.output<typeof gender>;

export const candidateParams = z.object({ candidateId: z.uuid() });

/** Candidates of one page of a list. */
export const CANDIDATE_PAGE_SIZE = 50;

const yesOrNo = z.enum(['yes', 'no']);
export const candidatesQuery = z.object({
  /** Part of the name, beginning of the candidate number, or a whole phone number. */
  search: z.string().trim().max(50).default(''),
  collegeId: z.uuid().optional(),
  majorId: z.uuid().optional(),
  hasPhoto: yesOrNo.optional(),
  hasSitting: yesOrNo.optional(),
  /** From 1. */
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export type CandidatesQuery = z.input<typeof candidatesQuery>;

export const candidateRow = z.object({
  id: z.uuid(),
  name: z.string(),
  candidateNumber: z.string().nullable(),
  /** Masked. */
  phone: z.string(),
  /** Masked; null for who has given none. */
  idNumber: z.string().nullable(),
  collegeId: z.uuid().nullable(),
  majorId: z.uuid().nullable(),
  hasPhoto: z.boolean(),
  sittings: z.int().nonnegative(),
});
export type CandidateRow = z.output<typeof candidateRow>;
export const candidatesView = z.object({
  candidates: candidateRow.array(),
  total: z.int().nonnegative(),
  /** Of the whole scope, whatever is searched: tells an empty roster from an empty search. */
  all: z.int().nonnegative(),
});
export type CandidatesView = z.output<typeof candidatesView>;

/** The colleges and majors that the reader may see candidates of. */
export const rosterStructureView = z.object({
  colleges: z
    .object({
      id: z.uuid(),
      name: z.string(),
      majors: z.object({ id: z.uuid(), name: z.string() }).array(),
    })
    .array(),
});
export type RosterStructureView = z.output<typeof rosterStructureView>;

export const candidateView = candidateRow.extend({
  idDocumentType: idDocumentType.nullable(),
  gender: gender.nullable(),
  remark: z.string(),
  /** Goes into the address of the photo, so that a new one is fetched. */
  photoVersion: z.string().nullable(),
  exams: z
    .object({
      sittingId: z.uuid(),
      examRoomId: z.uuid(),
      examName: z.string(),
      roomName: z.string(),
      startsAt: z.iso.datetime(),
      status: z.string(),
      /** When the exam's pledge was agreed to last; null where it never was. */
      pledgeAgreedAt: z.iso.datetime().nullable(),
    })
    .array(),
});
export type CandidateView = z.output<typeof candidateView>;

export const candidateName = z.string().trim().min(2).max(50);
/** What may be changed of one candidate; phone and ID number only where they are sent. */
export const candidateChange = z.object({
  name: candidateName,
  collegeId: z.uuid(),
  majorId: z.uuid(),
  gender: gender.nullable(),
  remark: z.string().trim().max(200),
  phone: phone.optional(),
  idDocument: z
    .object({ type: idDocumentType, number: z.string().trim().min(1).max(40) })
    .optional(),
});
export type CandidateChange = z.input<typeof candidateChange>;

/** Why somebody looks at readable personal data; goes to the audit log. */
export const revealRequest = z.object({ reason: z.string().trim().min(2).max(200) });
export type RevealRequest = z.input<typeof revealRequest>;
export const revealedView = z.object({ phone: z.string(), idNumber: z.string().nullable() });
export type RevealedView = z.output<typeof revealedView>;

// Imports

/** `candidates` and `staff` come as tables, `photos` as an archive of pictures. */
export const importKind = z.enum(['candidates', 'staff', 'photos']);
export type ImportKind = z.output<typeof importKind>;
export const tableKind = z.enum(['candidates', 'staff']);
export type TableKind = z.output<typeof tableKind>;

/**
 * `mapping` and `checked` wait for a person. From `committing` on nothing can be taken back, but
 * nothing is written unless all of it is.
 */
export const importState = z.enum([
  'reading',
  'mapping',
  'checked',
  'committing',
  'done',
  'failed',
  'discarded',
]);
export type ImportState = z.output<typeof importState>;

/** Why an import came to nothing. */
export const importFault = z.enum([
  // The file
  'notASpreadsheet',
  'oldExcel',
  'passwordProtected',
  'webPage',
  'damaged',
  'encodingUnknown',
  'tooLarge',
  'tooManyRows',
  'tooManyColumns',
  'empty',
  'notAnArchive',
  'tooManyFiles',
  // Ours
  'changedMeanwhile',
  'interrupted',
  'internal',
]);
export type ImportFault = z.output<typeof importFault>;

/** Which column of which sheet is what. Columns count from 0, rows as the spreadsheet shows them. */
export const columnMapping = z.object({
  sheet: z.int().min(0).max(1000),
  headerRow: z.int().min(1),
  columns: z.record(z.string().max(40), z.int().min(0).max(1000)),
});
export type ColumnMapping = z.output<typeof columnMapping>;

export const mappingProposal = z.object({
  mapping: columnMapping,
  complete: z.boolean(),
  sheets: z
    .object({
      name: z.string(),
      rows: z.int(),
      /** The first rows with content. */
      head: z.object({ number: z.int(), cells: z.string().array() }).array(),
    })
    .array(),
  hiddenSheets: z.string().array(),
});
export type MappingProposal = z.output<typeof mappingProposal>;

export const cellProblemCode = z.enum([
  'required',
  'tooLong',
  'digitsLost',
  'formulaWithoutValue',
  'candidateNumberForm',
  'candidateNumberRepeated',
  'personElsewhere',
  'staffNumberForm',
  'staffNumberRepeated',
  'staffNumberOfOther',
  'nameForm',
  'idDocumentTypeUnknown',
  'idNumberForm',
  'idNumberOldForm',
  'idNumberRegion',
  'idNumberBirthDate',
  'idNumberChecksum',
  'idNumberRepeated',
  'idNumberOfOther',
  'phoneForm',
  'phoneRepeated',
  'phoneOfOther',
  'holdsRole',
  'genderUnknown',
  'collegeUnknown',
  'collegeNotYours',
  'majorUnknown',
  'photoOfNobody',
  'photoRepeated',
  'photoFormat',
  'photoTooBig',
  'photoTooManyPixels',
  'photoTooSmall',
  'photoDamaged',
]);
export type CellProblemCode = z.output<typeof cellProblemCode>;

export const cellProblem = z.object({
  /** Key of the column. */
  column: z.string(),
  code: cellProblemCode,
  /** As typed. */
  value: z.string(),
  /** An existing name like the one that was typed. */
  suggestion: z.string().optional(),
  /** Another row with the same value. */
  otherRow: z.int().optional(),
});
export type CellProblem = z.output<typeof cellProblem>;

/** One value that an import changes; phones and ID numbers masked. */
export const valueChange = z.object({ column: z.string(), before: z.string(), after: z.string() });
export type ValueChange = z.output<typeof valueChange>;

/** `missing` are people of the scope who are not in the file; nothing happens to them. */
export const rowOutcome = z.enum(['new', 'changed', 'unchanged', 'wrong', 'missing']);
export type RowOutcome = z.output<typeof rowOutcome>;

export const importCounts = z.object({
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  wrong: z.int(),
  missing: z.int(),
});
export type ImportCounts = z.output<typeof importCounts>;

export const importParams = z.object({ importId: z.uuid() });
export const importsQuery = z.object({ kind: importKind });
export const templateQuery = z.object({ kind: tableKind });

/** Rows of one page of an import's lists. */
export const IMPORT_PAGE_SIZE = 50;

export const importView = z.object({
  id: z.uuid(),
  kind: importKind,
  state: importState,
  fileName: z.string(),
  startedAt: z.iso.datetime(),
  startedBy: z.string(),
  /** Whether the reader started it: only they see what is in the file. */
  own: z.boolean(),
  /** Rows or pictures, while something runs. */
  progress: z.object({ done: z.int(), total: z.int() }).nullable(),
  proposal: mappingProposal.nullable(),
  /** Headers of columns that the import leaves out. */
  ignoredColumns: z.string().array(),
  hiddenSheets: z.string().array(),
  counts: importCounts.nullable(),
  fault: importFault.nullable(),
  can: z.object({ map: z.boolean(), commit: z.boolean(), discard: z.boolean() }),
});
export type ImportView = z.output<typeof importView>;

/** The latest import of a kind; null when there was none yet, or it is long ago. */
export const currentImportView = z.object({ import: importView.nullable() });
export type CurrentImportView = z.output<typeof currentImportView>;

export const importRowsQuery = z.object({
  outcome: rowOutcome,
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});
export const importRow = z.object({
  /** As the spreadsheet shows it; null for who is not in it, and for photos. */
  row: z.int().nullable(),
  /** Candidate or staff number, or the name of the picture. */
  number: z.string(),
  name: z.string(),
  problems: cellProblem.array(),
  changes: valueChange.array(),
});
export type ImportRow = z.output<typeof importRow>;
export const importRowsView = z.object({ rows: importRow.array(), total: z.int() });
export type ImportRowsView = z.output<typeof importRowsView>;
