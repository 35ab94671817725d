/** The process of one job: runs a campaign and reports to its parent; the program under way stands in a file, for the case that it ends the process. */

import { closeSync, openSync, writeSync } from "node:fs";
import { Campaign, type CampaignOptions, type Failure, type Tally } from "./campaign.js";
import { END_OF_PROGRAM } from "./jobs.js";
import { ToolsError } from "./tools.js";

export interface Job {
  readonly options: CampaignOptions;
  /** Where the program under way is written. */
  readonly file: string;
}

export type Message =
  | { readonly failure: Failure }
  | { readonly tally: Tally; readonly features: readonly string[] }
  | { readonly ended: Tally; readonly missing: readonly string[]; readonly features: readonly string[] }
  | { readonly refused: string };

/** Of so many messages one tells the features. */
const FEATURES_EVERY = 30;

process.on("message", (job: Job) => {
  void work(job);
});
// The parent hangs up when it has the last message: who left before might not be heard to the end.
process.on("disconnect", () => process.exit(0));

async function work({ options, file }: Job): Promise<void> {
  const send = (message: Message): void => void process.send?.(message);
  const out = openSync(file, "w");
  const campaign = new Campaign(
    options,
    (failure) => send({ failure }),
    (program) => {
      // One write; what is behind its end mark is of an earlier one.
      writeSync(out, program + END_OF_PROGRAM, 0);
    },
  );
  let ticks = 0;
  const timer = setInterval(() => {
    // Features are many: they are told less often.
    send({ tally: campaign.tally, features: ++ticks % FEATURES_EVERY === 0 ? campaign.features() : [] });
  }, 1000);
  try {
    const missing = await campaign.run();
    send({ ended: campaign.tally, missing, features: campaign.features() });
  } catch (error) {
    if (!(error instanceof ToolsError)) throw error;
    send({ refused: error.message });
  } finally {
    clearInterval(timer);
    closeSync(out);
  }
}
