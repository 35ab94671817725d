// The local executor against the contract.

import { LocalExecutor } from "../../src/executor/local.js";
import { executorContract } from "./contract.js";

executorContract({
  name: "local",
  make: () => new LocalExecutor({ imports: ["json", "math", "re", "sys"] }),
});
