// A thousand programs in one thread, each in a sandbox of its own, with fair shares: run it with
// `npx tsx test/host/examples/many-sandboxes.ts`.

import { Sandbox, runMany } from "coluber";

const wait = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

function* jobs(): Generator<{ sandbox: Sandbox; source: string }> {
  for (let index = 0; index < 1000; index++) {
    const sandbox = new Sandbox({
      limits: { instructions: 20_000 },
      tools: { lookup: async (key: number) => wait().then(() => key * key) },
    });
    yield { sandbox, source: index % 100 === 0 ? "while True: pass" : `sum(lookup(i) for i in range(3)) + ${index}` };
  }
}

const outcomes = await runMany(jobs(), { concurrency: 200 });
const counts = new Map<string, number>();
for (const { status } of outcomes) counts.set(status, (counts.get(status) ?? 0) + 1);
console.log(counts);
