/** Every figure of signing in, in one place. */
export interface LoginLimits {
  /** How long a code is good for. */
  readonly codeSeconds: number;
  /** Guesses that one code allows. */
  readonly codeTries: number;
  /** From one code to the next for the same person. */
  readonly resendSeconds: number;
  /** Codes to one number until it signs in, whatever role and school they are asked for. */
  readonly codesPerPhoneAndHour: number;
  readonly codesPerPhoneAndDay: number;
  /** Codes asked for from one address: a dormitory or a school's office shares one. */
  readonly codesPerAddressAndHour: number;
  /** Messages that really leave for one school, since each one costs. */
  readonly messagesPerSchoolAndDay: number;
  /** Guesses from one address, over all numbers. */
  readonly guessesPerAddressAndHour: number;
  readonly sessionSeconds: number;
  /** From the SMS code to the second factor. */
  readonly partialSeconds: number;
  /** Wrong second factors of one person before a pause. */
  readonly factorTries: number;
  readonly factorPauseSeconds: number;
  /** Requests about second factors, of one session. */
  readonly factorRequestsPerHour: number;
  /** How long factors may be changed once one was proved. */
  readonly proofSeconds: number;
}

export const loginLimits: LoginLimits = {
  codeSeconds: 5 * 60,
  codeTries: 5,
  resendSeconds: 60,
  codesPerPhoneAndHour: 5,
  codesPerPhoneAndDay: 10,
  codesPerAddressAndHour: 300,
  messagesPerSchoolAndDay: 20_000,
  guessesPerAddressAndHour: 1_500,
  sessionSeconds: 12 * 60 * 60,
  partialSeconds: 5 * 60,
  factorTries: 5,
  factorPauseSeconds: 15 * 60,
  factorRequestsPerHour: 240,
  proofSeconds: 5 * 60,
};
