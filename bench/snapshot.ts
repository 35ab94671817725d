/**
 * Snapshots on the built package: bytes, and what taking, restoring and forking cost. Run it with
 * `npm run build && node --import tsx bench/snapshot.ts`. Times are CPU time, the best of five rounds after a warm-up.
 */

interface Built {
  readonly Sandbox: typeof import("../src/index.js").Sandbox;
}
const { Sandbox } = (await import(new URL("../dist/index.js", import.meta.url).href)) as Built;
type SandboxType = InstanceType<typeof Sandbox>;

const OPTIONS = {
  imports: ["*"],
  tools: {
    ask: {
      description: "Asks a person.",
      inputSchema: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
    },
  },
} as const;

const PROGRAMS: readonly (readonly [string, string])[] = [
  ["an idle sandbox", ""],
  [
    "a small agent action, waiting inside sorted(key=)",
    `
orders = [{"id": n, "total": 19.5 * n, "items": ["book", "pen"][: n % 3]} for n in range(8)]
def total_of(order):
    answer = ask(f"What is the discount of order {order['id']}?")
    return order["total"] - float(answer)
best = sorted(orders, key=total_of)[0]
print(f"best: {best['id']}")
`,
  ],
  [
    "the same with json, re and dataclasses loaded",
    `
import json, re
from dataclasses import dataclass
@dataclass
class Order:
    id: int
    total: float
orders = [Order(n, 19.5 * n) for n in range(8)]
def total_of(order):
    return order.total - float(re.sub("[^0-9.]", "", ask(json.dumps({"id": order.id}))))
best = min(orders, key=total_of)
`,
  ],
  [
    "10,000 objects",
    `
class Point:
    def __init__(self, x): self.x, self.y, self.name = x, x * 0.5, f"p{x % 100}"
points = [Point(n) for n in range(10_000)]
ask("go on?")
`,
  ],
  [
    "10,000 small lists in a dict",
    `
table = {n: [n, str(n)] for n in range(10_000)}
ask("go on?")
`,
  ],
];

function milliseconds(work: () => unknown, count: number): string {
  for (let index = 0; index < count; index++) work();
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    for (let index = 0; index < count; index++) work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000 / count);
  }
  return best.toFixed(best < 1 ? 3 : 1);
}

async function prepared(source: string): Promise<SandboxType> {
  const sandbox = new Sandbox(OPTIONS);
  if (source !== "") await sandbox.start(source);
  return sandbox;
}

console.log("| state | bytes | snapshot ms | restore ms | fork ms |");
console.log("|---|---|---|---|---|");
for (const [name, source] of PROGRAMS) {
  // oxlint-disable-next-line no-await-in-loop -- one measurement after the other
  const sandbox = await prepared(source);
  const bytes = sandbox.snapshot();
  const count = bytes.length > 100_000 ? 8 : 400;
  const columns = [
    String(bytes.length),
    milliseconds(() => sandbox.snapshot(), count),
    milliseconds(() => Sandbox.restore(bytes, OPTIONS), count),
    milliseconds(() => sandbox.fork(), count),
  ];
  console.log(`| ${name} | ${columns.join(" | ")} |`);
}
