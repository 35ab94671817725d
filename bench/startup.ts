// `npm run bench -- startup`: what a first sandbox costs. Fresh processes for what is cold (the least of several, in CPU
// and in wall time, since other programs of the machine only ever add), this process for what is warm.

import { spawnSync } from "node:child_process";
import { statSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { machine, measure, publish, short } from "./shared.js";

const ENTRY = new URL("../dist/index.node.js", import.meta.url).href;
const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const ROUNDS = 9;
const head = machine();

/** Milliseconds by name, each the least of several processes. */
function least(args: readonly string[], input = ""): Map<string, number> {
  const best = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: "utf8", input });
    const wall = performance.now() - start;
    if (status !== 0) throw new Error(stderr);
    const found: Record<string, number> = { process: wall };
    const line = /^\{.*\}$/m.exec(stdout);
    if (line !== null) Object.assign(found, JSON.parse(line[0]));
    for (const [name, value] of Object.entries(found)) best.set(name, Math.min(best.get(name) ?? Infinity, value));
  }
  return best;
}

const COLD = `
const cpu = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const c0 = cpu(), w0 = performance.now();
const { Sandbox } = await import(${JSON.stringify(ENTRY)});
const c1 = cpu(), w1 = performance.now();
const outcome = new Sandbox().runSync("1+1");
const c2 = cpu(), w2 = performance.now();
if (outcome.value !== 2) throw new Error("wrong");
const other = new Sandbox({ imports: ["json"] }).runSync("import json\\njson.dumps([1])");
const c3 = cpu(), w3 = performance.now();
if (other.value !== "[1]") throw new Error("wrong");
console.log(JSON.stringify({ importCpu: c1 - c0, importWall: w1 - w0, firstCpu: c2 - c1, firstWall: w2 - w1, jsonCpu: c3 - c2, jsonWall: w3 - w2 }));
`;
const ACTION = `rows = [{"name": f"n{i}", "score": i * 7 % 10} for i in range(8)]
best = {}
for row in rows:
    key = row["score"] % 3
    if key not in best or row["score"] > best[key]["score"]:
        best[key] = row
def label(row):
    return f"{row['name']}:{row['score']}"
names = sorted(label(row) for row in best.values())
total = 0
for row in rows:
    total += row["score"]
print(total, names)
len(names)`;

const empty = least(["-e", "0"]).get("process") as number;
const cold = least(["--input-type=module", "-e", COLD]);
const command = least([`${DIST}cli/main.js`, "run", "-"], "").get("process") as number;

const { Sandbox, compile } = (await import(ENTRY)) as typeof import("../src/index.js");
function each(count: number, action: () => void): number {
  return (
    (measure(0.7, () => {
      for (let index = 0; index < count; index++) action();
    }).median /
      count) *
    1000
  );
}
const warm = each(500, () => new Sandbox().runSync("1+1"));
const program = compile("1+1", { filename: "<bench>" });
const compiled = each(500, () => new Sandbox().runSync(program));
const kept = new Sandbox();
const again = each(500, () => kept.runSync(program));
const action = each(200, () => new Sandbox().runSync(ACTION));
const compileAction = each(200, () => compile(ACTION, { filename: "<bench>" }));

function bytesOf(folder: string): number {
  let total = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) total += statSync(`${entry.parentPath}/${entry.name}`).size;
  return total;
}
const core = statSync(`${DIST}chunks/core.js`).size;

const ms = (name: string): string => `${short(cold.get(`${name}Cpu`))} CPU, ${short(cold.get(`${name}Wall`))} wall`;
publish("startup", {
  title: "Start-up",
  machine: head,
  note: `Cold: the least of ${ROUNDS} processes. Warm: medians.`,
  columns: ["what", "measured", "target"],
  rows: [
    ['`import "coluber"`, cold, ms', ms("import"), "25"],
    ['first `new Sandbox()` and `run("1+1")` after it, ms', ms("first"), "5"],
    ["a second sandbox that imports json, ms", ms("json"), ""],
    ["`node -e 0`, ms", short(empty), ""],
    ["`coluber run -` on an empty program, over `node -e 0`, ms", short(command - empty), "60"],
    ['warm `new Sandbox()` and `run("1+1")`, µs', short(warm), "20"],
    ["the same with the program compiled, µs", short(compiled), ""],
    ["run of the compiled program in a kept sandbox, µs", short(again), ""],
    ["a 14-line action, compiled and run, warm, µs", short(action), "50"],
    ["of that, compiled only, µs", short(compileAction), ""],
    ["`dist/`, KiB (of that the core chunk)", `${short(bytesOf(DIST) / 1024)} (${short(core / 1024)})`, "2048"],
  ],
});
