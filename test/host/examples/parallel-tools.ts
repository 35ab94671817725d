// Tools that run at the same time: run it with `npx tsx test/host/examples/parallel-tools.ts`.

import { Sandbox } from "coluber";

const events: string[] = [];
const wait = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const sandbox = new Sandbox({
  topLevelAwait: true,
  tools: {
    fetch_price: async (shop: string) => {
      events.push(`ask ${shop}`);
      await wait(shop === "fast" ? 5 : 30);
      events.push("an answer");
      return shop.length * 10;
    },
  },
});

const outcome = await sandbox.run(`
calls = {shop: fetch_price(shop) for shop in ["slow", "fast", "other"]}   # all three are asked at once
prices = {shop: await call for shop, call in calls.items()}
min(prices.items(), key=lambda item: item[1])
`);
if (outcome.status === "done") console.log(outcome.value);
console.log(events.join(", "));
