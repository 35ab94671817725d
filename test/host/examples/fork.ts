// One program, several futures: the sandbox waits for a decision, each fork gets another one, and the best is kept. Run it with
// `npx tsx test/host/examples/fork.ts`.

import { Sandbox } from "coluber";

const PROGRAM = `
budget, bag = 10, []
def choose(offer):
    global budget
    if decide(offer) and offer["price"] <= budget:
        budget -= offer["price"]
        bag.append(offer["value"])
for offer in ({"price": 6, "value": 10}, {"price": 5, "value": 9}, {"price": 4, "value": 8}):
    choose(offer)
sum(bag)
`;

const sandbox = new Sandbox({ tools: { decide: { inputSchema: { properties: { offer: {} }, required: ["offer"] } } } });
await sandbox.start(PROGRAM);

let best = { value: -1, path: "" };
let ends = 0;
async function explore(at: Sandbox, path: string): Promise<void> {
  const [call] = at.pendingCalls;
  if (call === undefined) return;
  for (const answer of [true, false]) {
    const branch = at.fork();
    // oxlint-disable-next-line no-await-in-loop -- depth first
    const outcome = await branch.resume(call.id, answer);
    const taken = path + (answer ? "y" : "n");
    // oxlint-disable-next-line no-await-in-loop -- depth first
    if (outcome.status === "suspended") await explore(branch, taken);
    else if (outcome.status === "done") {
      ends++;
      if (Number(outcome.value) > best.value) best = { value: Number(outcome.value), path: taken };
    }
    branch.dispose();
  }
}
await explore(sandbox, "");
console.log(`${ends} futures, the best is worth ${best.value}: ${best.path}`);
