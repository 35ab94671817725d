/** The process of one job: runs a campaign and reports to its parent; the program under way stands in a file, for the case that it ends the process. */

import { closeSync, ftruncateSync, openSync, writeSync } from "node:fs";
import { Campaign, type CampaignOptions, type Failure, type Tally } from "./campaign.js";
import { ToolsError } from "./tools.js";

export interface Job {
  readonly options: CampaignOptions;
  /** Where the program under way is written. */
  readonly file: string;
}

export type Message =
  | { readonly failure: Failure }
  | { readonly tally: Tally }
  | { readonly ended: Tally; readonly missing: readonly string[] }
  | { readonly refused: string };

process.on("message", (job: Job) => {
  void work(job).then(() => process.disconnect());
});
process.on("disconnect", () => process.exit(0));

async function work({ options, file }: Job): Promise<void> {
  const send = (message: Message): void => void process.send?.(message);
  const out = openSync(file, "w");
  const campaign = new Campaign(
    options,
    (failure) => send({ failure }),
    (program) => {
      ftruncateSync(out, 0);
      writeSync(out, program, 0);
    },
  );
  const timer = setInterval(() => send({ tally: campaign.tally }), 1000);
  try {
    const missing = await campaign.run();
    send({ ended: campaign.tally, missing });
  } catch (error) {
    if (!(error instanceof ToolsError)) throw error;
    send({ refused: error.message });
  } finally {
    clearInterval(timer);
    closeSync(out);
  }
}
