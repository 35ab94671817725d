/** The sandbox's clock: what time, datetime and asyncio read. Real, frozen or virtual is the host's choice; local time is UTC. */

import { builtin } from "../objects/define.js";
import { PyFloat, PyType, type Value } from "../objects/model.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

const NOW = builtin("now()", { doc: "Seconds since 1970-01-01 UTC by the sandbox's clock." }, (machine) => {
  machine.allocate(32);
  return new PyFloat((machine as VirtualMachine).wallTime() / 1000);
});
const NOW_NS = builtin("now_ns()", { doc: "Nanoseconds since 1970-01-01 UTC by the sandbox's clock." }, (machine) => {
  machine.allocate(32);
  const milliseconds = (machine as VirtualMachine).wallTime();
  const nanoseconds = BigInt(Math.round(milliseconds * 1000)) * 1000n;
  return nanoseconds >= -9007199254740991n && nanoseconds <= 9007199254740991n ? Number(nanoseconds) : nanoseconds;
});
const NAME_TYPE = builtin(
  "name_type(cls, name, /)",
  { doc: "Messages call a frozen class as CPython calls its C type." },
  (_m, cls: Value, name: Value) => {
    if (cls instanceof PyType && typeof name === "string") cls.messageName = name;
    return null;
  },
);
const INSTRUCTIONS = builtin("instructions()", { doc: "Instructions used so far in this run." }, (machine) =>
  (machine as VirtualMachine).usedInstructions(),
);

const MEASURED = builtin(
  "measured()",
  { doc: "Seconds for measuring: of the real clock, else a millionth for each instruction and what was slept." },
  (machine) => {
    const m = machine as VirtualMachine;
    m.allocate(16);
    return new PyFloat(m.monotonicTime() + (m.realClock ? 0 : m.usedInstructions() / 1e6));
  },
);

defineModule({
  name: "_clockbase",
  doc: "The clock behind time.",
  fill: contents("_clockbase", [NOW, NOW_NS, INSTRUCTIONS, MEASURED, NAME_TYPE]),
});
defineModule({ name: "_clock", doc: "The clock and struct_time.", frozen: "_clock" });
defineModule({ name: "datetime", doc: "Fast implementation of the datetime type.", frozen: "datetime" });
defineModule({ name: "time", doc: "Time by the sandbox's clock.", frozen: "time" });
