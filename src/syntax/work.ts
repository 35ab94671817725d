/*
 * The meter of reading and compiling: lexer, parser, diagnosis and compiler say here how much they have done, and whoever
 * compiles on behalf of a guest pays for it as it goes, in units of about 20 ns, so that neither a budget nor a deadline
 * is passed by a long source. Compiling for the host, outside `metered`, is free.
 *
 * Invariant: what is paid depends on the source alone; the payer may throw, and what it throws passes through.
 */

/** Paid at a time. */
const STEP = 1024;

let due = 0;
let payer: ((units: number) => void) | null = null;

/** So many units of work were done. */
export function work(units: number): void {
  if ((due += units) >= STEP) settle();
}

function settle(): void {
  const units = due;
  due = 0;
  if (payer !== null) payer(units);
}

/** Runs what reads or compiles a source; `pay` is called with the units as they come due. */
export function metered<Result>(pay: (units: number) => void, compile: () => Result): Result {
  const outer = payer;
  settle();
  payer = pay;
  try {
    const result = compile();
    settle();
    return result;
  } finally {
    payer = outer;
    due = 0;
  }
}
