// A run that outlives its process: the first process dies in the middle of the program, right after money was sent; the second
// goes on, and sends none twice. Run it with `npx tsx test/host/examples/durable-resume.ts` (in a clone after `npm run build`);
// it starts itself as the processes.

import { fork } from "node:child_process";
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { FileStore } from "coluber/durable";
import { Durable, tool } from "coluber";

const PROGRAM = `
paid = [pay(name) for name in ("Ada", "Bob", "Eve")]
print("paid", paid)
`;

/** One process: opens the session, runs or goes on. */
async function work(folder: string, dies: boolean): Promise<void> {
  const pay = tool({
    inputSchema: { type: "object", properties: { name: { type: "string" } }, required: ["name"] },
    execute: ({ name }) => {
      appendFileSync(join(folder, "bank"), `${String(name)}\n`);
      return String(name).toUpperCase();
    },
  });
  const store = new FileStore(folder);
  if (dies) {
    // The answer of the second payment is saved, and the lights go out.
    const save = store.save.bind(store);
    let saves = 0;
    store.save = async (id, bytes) => {
      await save(id, bytes);
      if (++saves === 4) process.exit(9);
    };
  }
  const session = await Durable.open({ id: "payday", store, tools: { pay } });
  const outcome = session.isUnderWay ? await session.resume() : await session.run(PROGRAM);
  appendFileSync(join(folder, "output"), outcome.stdout);
}

async function processOf(folder: string, dies: boolean): Promise<number | null> {
  const child = fork(fileURLToPath(import.meta.url), ["--process", folder, String(dies)], {
    execArgv: ["--import", "tsx"],
  });
  return new Promise((resolve) => child.once("exit", resolve));
}

const [, , marker, given, dies] = process.argv;
if (marker === "--process" && given !== undefined) await work(given, dies === "true");
else {
  const folder = mkdtempSync(join(tmpdir(), "coluber-"));
  console.log("the first process ends with code", await processOf(folder, true));
  console.log("the second with", await processOf(folder, false));
  console.log(readFileSync(join(folder, "output"), "utf8").trim());
  console.log("the bank saw", readFileSync(join(folder, "bank"), "utf8").trim().split("\n"));
  rmSync(folder, { recursive: true });
}
