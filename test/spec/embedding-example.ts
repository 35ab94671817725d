// The embedding example of README.md: what stands between `begin` and `end` is copied there by test/tools/docs.ts,
// and run by test/spec/docs.test.ts.

// begin
import { Sandbox } from "../../src/index.js";

const sandbox = new Sandbox({ imports: ["math"], limits: { instructions: 1_000_000, memory: 16 * 1024 * 1024 } });
const first = await sandbox.run("import math\nareas = [round(math.pi * r * r, 2) for r in radii]\nsum(areas)", {
  inputs: { radii: [1, 2, 3] },
});
if (first.status === "done") console.log(first.value, first.valueRepr);
const second = await sandbox.run("areas[7]"); // globals persist from run to run
if (second.status === "raised") console.log(second.error.type, second.error.line, second.error.message);
const third = await sandbox.run("while True: pass");
if (third.status === "limit") console.log(third.limit, third.stdout === "");
// end
