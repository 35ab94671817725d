// `npm run bench -- memory`: what live sandboxes hold of V8's heap (run with --expose-gc by itself).

import { spawnSync } from "node:child_process";
import { machine, publish } from "./shared.js";

const CHILD = `
const { Sandbox } = await import(${JSON.stringify(new URL("../dist/index.node.js", import.meta.url).href)});
const heap = () => { gc(); gc(); return process.memoryUsage().heapUsed; };
function each(count, make) {
  for (let index = 0; index < 50; index++) make(index);
  const kept = [];
  const before = heap();
  for (let index = 0; index < count; index++) kept.push(make(index));
  const bytes = Math.round((heap() - before) / count);
  return kept.length === count ? bytes : 0;
}
const ran = (source, options) => () => {
  const sandbox = new Sandbox(options);
  const outcome = sandbox.runSync(source);
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  return sandbox;
};
const action = \`
rows = [{"id": n, "name": f"row {n}", "score": n * 7 % 10} for n in range(20)]
groups = {}
for row in rows:
    groups.setdefault(row["score"] % 3, []).append(row)
def mean(values):
    values = list(values)
    return sum(values) / len(values)
summary = {}
for key, members in groups.items():
    summary[key] = mean(m["score"] for m in members)
best = max(rows, key=lambda row: row["score"])
text = ", ".join(f"{key}: {value:.1f}" for key, value in sorted(summary.items()))
class Report:
    def __init__(self, title):
        self.title = title
    def show(self):
        return f"{self.title}: {text}"
print(Report("scores").show())
best["name"]
\`;
console.log(JSON.stringify([
  ["an idle sandbox", each(2000, () => new Sandbox())],
  ["after 1+1", each(2000, ran("1+1"))],
  ["after a 20-line action", each(1000, ran(action))],
  ["after importing json, re and datetime", each(200, ran("import json, re, datetime", { imports: ["*"] }))],
]));
`;
const head = machine();
const { stdout, stderr, status } = spawnSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", CHILD], {
  encoding: "utf8",
});
if (status !== 0) throw new Error(stderr);
const rows = JSON.parse(stdout) as [string, number][];
publish("memory", {
  title: "Memory of a live sandbox",
  machine: head,
  columns: ["sandbox", "bytes", "target"],
  rows: rows.map(([name, bytes], index) => [name, String(bytes), index === 2 ? "24576" : ""]),
});
