import type { ProblemCode } from '@exam/contracts';

/** Why a file is not taken. The code is told; the message, like the file, stays here. */
export class CheckProblem extends Error {
  readonly code: ProblemCode;

  constructor(code: ProblemCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CheckProblem';
    this.code = code;
  }
}
