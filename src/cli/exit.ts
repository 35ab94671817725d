/** Exit codes of the command, and the error for being called wrongly. */

export const ExitCode = {
  DONE: 0,
  RAISED: 1,
  LIMIT: 2,
  MISUSE: 3,
  ABORTED: 130,
} as const;

/** A one-line complaint about the command line or its files; exit code 3. */
export class Misuse extends Error {}
