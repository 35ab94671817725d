// Runs a list of programs in whatever engine loads it and answers one line for each: everything about the outcome that
// must be the same everywhere. Plain JavaScript, since Node of several versions and a browser load it as it is.
// Invariant: uses nothing but the built package it is given.

/** Outcome of one program as text; the wall clock is left out. */
function shown(outcome) {
  const { instructions, memory, output, toolCalls } = outcome.used;
  return JSON.stringify([
    outcome.status,
    outcome.stdout,
    outcome.stderr,
    outcome.valueRepr ?? null,
    outcome.exitCode ?? null,
    outcome.limit ?? null,
    outcome.traceback ?? null,
    outcome.error === undefined
      ? null
      : [outcome.error.type, outcome.error.message, outcome.error.line, outcome.error.traceback],
    { instructions, memory, output, toolCalls },
    outcome.costModel,
  ]);
}

/** One program; the sandbox yields to the engine in between, as `run` does. */
async function runProgram(Sandbox, { name, source, imports, limits, exec, files, sliced }) {
  const sandbox = new Sandbox({
    imports,
    limits,
    seed: 1,
    ...(exec ? { builtins: { exec: true } } : {}),
    ...(files ? { files: {} } : {}),
  });
  const outcome = sliced ? await sandbox.run(source, { filename: name }) : sandbox.runSync(source, { filename: name });
  return shown(outcome);
}

/** All programs: name and outcome. */
export async function runAll(Sandbox, programs, onResult) {
  for (const program of programs) {
    let text;
    try {
      text = await runProgram(Sandbox, program);
    } catch (error) {
      text = `threw ${String(error)}`;
    }
    await onResult(program.name, text);
  }
}
