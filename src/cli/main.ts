#!/usr/bin/env node
/** The command `coluber`. */

import { main } from "./dispatch.js";

// Whoever read the output has left (coluber … | head): nothing is to be said to anybody.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));
