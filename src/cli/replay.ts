/** `coluber trace replay FILE`: the runs of a journal gone through again. */

import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readJournal, type JournalEntry } from "../host/journal.js";
import { replay } from "../host/replay.js";
import { ExitCode, Misuse } from "./exit.js";

export const REPLAY_HELP = `replay: runs the programs of a journal (coluber run --record FILE, or the option \`record\` of a Sandbox) again, with the
journal's answers in place of tools, clock and input, and reports the first difference.

  --quiet        print no output of the programs
  --json         print one JSON object instead: runs, entries, divergence

Exit codes of replay: 0 all is as it was, 1 a difference, 3 misuse.
`;

/** Runs the command; answers its exit code. */
export async function replayCommand(argv: string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        quiet: { type: "boolean", short: "q" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new Misuse(
      `${error instanceof Error ? error.message.split(". ")[0] : String(error)} (see coluber trace --help)`,
    );
  }
  const { values, positionals } = parsed;
  if (values.help === true) {
    process.stdout.write(REPLAY_HELP);
    return ExitCode.DONE;
  }
  const [path] = positionals;
  if (path === undefined || positionals.length !== 1)
    throw new Misuse("one journal at a time: coluber trace replay FILE");
  const entries = readEntries(path);
  const isQuiet = values.quiet === true || values.json === true;
  let replayed;
  try {
    replayed = await replay(
      entries,
      isQuiet
        ? {}
        : {
            onStdout: (text) => process.stdout.write(text),
            onStderr: (text) => process.stderr.write(text),
          },
    );
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError)
      throw new Misuse(`${path}: ${error.message}`);
    throw error;
  }
  const { divergence, outcomes } = replayed;
  if (values.json === true)
    process.stdout.write(
      `${JSON.stringify({ runs: outcomes.map(({ status }) => status), entries: replayed.entries, divergence })}\n`,
    );
  else if (divergence === null)
    process.stderr.write(
      `replayed ${count(outcomes.length, "run")}, ${count(replayed.entries, "entry", "entries")}: as recorded\n`,
    );
  else
    process.stderr.write(
      `the replay differs at entry ${divergence.position + 1} (line ${divergence.position + 1} of ${path})${divergence.line > 0 ? `, line ${divergence.line} of the program` : ""}: ${divergence.message}\n`,
    );
  return divergence === null ? ExitCode.DONE : ExitCode.RAISED;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

function readEntries(path: string): JournalEntry[] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw new Misuse(`cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  try {
    return readJournal(text);
  } catch (error) {
    throw new Misuse(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
