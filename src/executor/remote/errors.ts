/** What can go wrong between a host and a remote sandbox, by kind, so that callers need not know any SDK's classes. */

export type RemoteErrorCode =
  /** A package that this needs is not installed. */
  | "missing-package"
  /** No API key, or a wrong one. */
  | "authentication"
  /** Out of quota, or asked too often. */
  | "quota"
  /** The service or the network does not answer. */
  | "unavailable"
  /** An answer did not come in time. */
  | "timeout"
  /** The sandbox is gone. */
  | "lost"
  /** The Python process is gone; its sandbox is there. */
  | "ended"
  /** What came from the sandbox is not what the driver sends: it is broken or hostile. */
  | "protocol"
  /** Something was asked that cannot be: an unknown template, a package that pip refuses, an option that is wrong. */
  | "refused"
  /** The caller's signal was set. */
  | "aborted"
  /** `close` was called. */
  | "closed";

/** An error of a remote executor. `code` says what kind it is. */
export class RemoteError extends Error {
  constructor(
    readonly code: RemoteErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options);
    this.name = "RemoteError";
  }
}

/** The error as a RemoteError; others become `code`. */
export function asRemoteError(error: unknown, code: RemoteErrorCode, what: string): RemoteError {
  if (error instanceof RemoteError) return error;
  return new RemoteError(code, `${what}: ${errorText(error)}`, { cause: error });
}

/** Name and message of anything thrown, bounded. */
export function errorText(error: unknown): string {
  if (error instanceof Error) {
    const text = error.message === "" ? error.name : error.message;
    const { cause } = error;
    const why =
      cause instanceof Error && cause.message !== "" && !text.includes(cause.message) ? ` (${cause.message})` : "";
    return `${text}${why}`.slice(0, 500);
  }
  return String(error).slice(0, 500);
}
