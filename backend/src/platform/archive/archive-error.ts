/** Why an archive cannot be read; `tooLarge` is also said of what unpacks to more than allowed. */
export type ArchiveFault = 'damaged' | 'encrypted' | 'tooLarge' | 'tooManyEntries';

/** An archive that somebody sent and that we do not unpack. The message is for the log alone. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly fault: ArchiveFault;

  constructor(fault: ArchiveFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
  }
}
