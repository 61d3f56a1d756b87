/** Why a file is not read as a table. Each has a text on the screen that says what to do. */
export type SpreadsheetFault =
  | 'notASpreadsheet'
  | 'oldExcel'
  | 'passwordProtected'
  | 'webPage'
  | 'damaged'
  | 'encodingUnknown'
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'empty';

/** A file that somebody sent and that we do not read. The message is for the log alone. */
export class SpreadsheetError extends Error {
  override readonly name = 'SpreadsheetError';
  readonly fault: SpreadsheetFault;

  constructor(fault: SpreadsheetFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}

export interface Cell {
  /** Trimmed, without invisible characters, full-width digits and letters as ordinary ones. */
  readonly text: string;
  /**
   * What the spreadsheet itself did to the value: digits of a number longer than 15 are gone, or
   * the formula has no value.
   */
  readonly lost?: 'digits' | 'value';
}

export interface SheetRow {
  /** As the spreadsheet program shows it, from 1. */
  readonly number: number;
  readonly cells: readonly Cell[];
}

export interface Sheet {
  readonly name: string;
  /** Those with content alone. */
  readonly rows: readonly SheetRow[];
}

export interface Spreadsheet {
  readonly format: 'xlsx' | 'csv';
  /** The visible sheets that have content; at least one. */
  readonly sheets: readonly Sheet[];
  /** Names of sheets that the file hides. They are not read. */
  readonly hiddenSheets: readonly string[];
}

export interface SpreadsheetLimits {
  /** Unpacked. */
  readonly bytes: number;
  /** Of a sheet. */
  readonly rows: number;
  readonly columns: number;
}

export const emptyCell: Cell = { text: '' };
