/** The sandbox that the programs of `inside.ts` run in. */

import type { SandboxOptions } from "../../src/index.js";

export function optionsOf(isAsync: boolean): SandboxOptions {
  return {
    imports: ["*"],
    topLevelAwait: isAsync,
    tools: {
      ask: {
        description: "Gives the text in capitals.",
        inputSchema: { type: "object", properties: { text: { type: "string" } }, required: ["text"] },
      },
    },
  };
}
