/** `unittest`: frozen Python over three natives — the text of an exception, stderr, and the program's own globals. */

import { builtin } from "../objects/define.js";
import { continuation, type Result } from "../objects/machine.js";
import { PyException, type FlatStr, type Value } from "../objects/model.js";
import { typeName } from "../objects/protocol.js";
import { hostString, toHostText } from "../objects/text.js";
import { describeException, formatException, type ExceptionText } from "../objects/traceback.js";
import { callerGlobals } from "../vm/context.js";
import type { VirtualMachine } from "../vm/machine.js";
import { contents, defineModule } from "./modules.js";

const FORMAT = continuation("unittest.format", (m, record) => {
  const text = formatException(record as unknown as ExceptionText, (m as VirtualMachine).sources);
  m.charge(10 + (text.length >> 3));
  m.allocate(32 + text.length);
  return hostString(text);
});

const natives = [
  builtin("_format_exception(exception, /)", { cost: 50 }, (m, exception: Value): Result => {
    if (!(exception instanceof PyException)) return m.typeError(`an exception is required, not ${typeName(exception)}`);
    return m.then(describeException(m, exception), FORMAT);
  }),
  builtin("_write_stderr(text: str, /)", {}, (m, text: FlatStr) => {
    m.charge(5);
    m.write("stderr", toHostText(text));
    return null;
  }),
  builtin("_main_globals()", {}, (m) => callerGlobals(m as VirtualMachine)),
];

defineModule({ name: "_unittest", doc: "Natives of unittest.", fill: contents("_unittest", natives) });
defineModule({
  name: "unittest",
  doc: "Classes of tests: TestCase, TestSuite, TestLoader, TextTestRunner, main.",
  package: true,
  frozen: "unittest",
});
