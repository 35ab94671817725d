// The contract of executors, held by the remote ones: a child process, and E2B's SDK against the loopback server.

import { afterAll, beforeAll, describe } from "vitest";
import { childProcessExecutor } from "../../src/executor/e2b.js";
import { NO_PYTHON, PYTHON, newLoopback, overLoopback } from "../e2b/places.js";
import { executorContract, type Behaviour } from "./contract.js";

const IMPORTS = ["json", "math", "re", "sys"];
/** spec/executors.md says why. */
const LACKS: ReadonlySet<Behaviour> = new Set<Behaviour>(["check", "metering", "snapshot"]);

describe.skipIf(PYTHON === null)(`contract ${NO_PYTHON}`, { timeout: 60_000 }, () => {
  executorContract({
    name: "child_process",
    make: () => childProcessExecutor({ python: PYTHON as string, imports: IMPORTS }),
    lacks: LACKS,
  });

  describe("through the loopback server", () => {
    const server = newLoopback();
    beforeAll(() => server.start());
    afterAll(() => server.stop());
    executorContract({ name: "e2b", make: () => overLoopback(server, { imports: IMPORTS }), lacks: LACKS });
  });
});
