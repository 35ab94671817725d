// A person agrees to what a program wants to do, in the middle of the program: run it with
// `npx tsx test/host/examples/approval.ts`. test/host/examples.test.ts holds what it prints.

import { Sandbox, tool } from "coluber";

const transfer = tool({
  description: "Transfer money to an account.",
  inputSchema: {
    type: "object",
    properties: { to: { type: "string" }, amount: { type: "number", exclusiveMinimum: 0 } },
    required: ["to", "amount"],
  },
  requiresApproval: ({ amount }) => Number(amount) > 100,
  execute: ({ to, amount }) => `sent ${Number(amount)} to ${String(to)}`,
});

const sandbox = new Sandbox({ tools: { transfer } });
let outcome = await sandbox.run(`
for to, amount in sorted([("Ada", 250), ("Bob", 20), ("Eve", 9000)], key=lambda p: p[1]):
    try:
        print(transfer(to, amount))
    except PermissionError as refusal:
        print(refusal)
`);
while (outcome.status === "suspended") {
  const [call] = outcome.calls;
  if (call === undefined) break;
  // Here the program may wait for a minute or a day.
  console.log(`line ${call.line}: ${call.tool}(${JSON.stringify(call.kwargs)})?`);
  const isFine = Number(call.kwargs["amount"]) < 1000;
  // oxlint-disable-next-line no-await-in-loop -- one question after the other
  outcome = isFine ? await sandbox.approve(call.id) : await sandbox.deny(call.id, "ask your bank");
}
console.log(outcome.stdout);
