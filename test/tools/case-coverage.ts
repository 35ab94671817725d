/*
 * Which public functions, classes and methods of the library no case calls, and which no case makes fail: names of
 * test/library/names.json (what CPython has) that the sandbox has too (lacks.json).
 *
 *   npx tsx test/tools/case-coverage.ts [MODULE...]
 *
 * CPython runs the cases and case-calls.py counts: calls that the case's own code makes, and exceptions that leave them. A
 * name that stands for an object with another name (inherited methods, aliases) is counted once. What has no parameter
 * need not fail. What no case can call is left out with its reason (UNREACHABLE).
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const NAMES = JSON.parse(read("../library/names.json")) as Record<string, unknown>;
const LACKS = JSON.parse(read("../library/lacks.json")) as Record<string, { names: string }>;
/** Longest first: `xml.etree.ElementTree` before `xml`. */
const MODULES = Object.keys(NAMES).toSorted((one, other) => other.length - one.length);

/** Why no recorded case calls these: what CPython would do has no place in a case, or none here. */
const UNREACHABLE: Record<string, RegExp> = {
  "starts processes, opens connections or waits for threads":
    /^asyncio\.(create_subprocess_|open_|start_)|^logging\.handlers\.QueueListener\.(start|stop)$/,
  "profiles count instructions here (divergence profilers-count-instructions)": /^cProfile\./,
  "looks at frames, which are not there (divergence no-code-objects-or-frames)":
    /^inspect\.(stack|trace)$|^asyncio\.Task\.print_stack$/,
  "prints where CPython is installed": /^(platform\.uname_result|locale\.getencoding|sys\.(un)?(raisable|except)hook)$/,
  "ends the process, or is a class that only its module makes":
    /^(unittest\.main|re\.(Match|Pattern)|weakref\.(Callable)?ProxyType)$/,
};

interface Calls {
  /** The first name of the same object. */
  readonly as: string;
  readonly calls: number;
  readonly errors: number;
  readonly fails: boolean;
}

function countCalls(): Record<string, Calls> {
  const script = fileURLToPath(new URL("case-calls.py", import.meta.url));
  const env = { ...process.env, PYENV_VERSION: "3.13.0", PYTHONHASHSEED: "0", TZ: "UTC" };
  const child = spawnSync("python3.13", [script], {
    input: JSON.stringify(NAMES),
    env,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  process.stderr.write(child.stderr);
  return JSON.parse(child.stdout) as Record<string, Calls>;
}

function isExcused(module: string, name: string): boolean {
  const first = name.split(".")[0] ?? "";
  return Object.entries(LACKS).some(
    ([modules, { names }]) =>
      modules.split(" ").includes(module) && (new RegExp(names).test(name) || new RegExp(names).test(first)),
  );
}

const wanted = process.argv.slice(2);
const uncalled = new Map<string, string[]>();
const unfailed = new Map<string, string[]>();
let all = 0;
const reasons = Object.entries(UNREACHABLE).map(([reason, names]) => ({ reason, names, left: 0 }));
for (const [full, { as, calls, errors, fails }] of Object.entries(countCalls())) {
  const module = MODULES.find((name) => full.startsWith(`${name}.`)) ?? "";
  const name = full.slice(module.length + 1);
  if (as !== full || isExcused(module, name) || (wanted.length > 0 && !wanted.includes(module))) continue;
  all++;
  if (calls === 0 || (fails && errors === 0)) {
    const unreachable = reasons.find(({ names }) => names.test(full));
    if (unreachable !== undefined) {
      unreachable.left++;
      continue;
    }
  }
  if (calls === 0) uncalled.set(module, [...(uncalled.get(module) ?? []), name]);
  if (fails && errors === 0) unfailed.set(module, [...(unfailed.get(module) ?? []), name]);
}
const print = (title: string, found: ReadonlyMap<string, readonly string[]>): void => {
  const count = [...found.values()].reduce((sum, names) => sum + names.length, 0);
  console.log(`${count} of ${all} ${title}`);
  for (const [module, names] of found) console.log(`  ${module}: ${names.join(" ")}`);
};
print("are called by no case", uncalled);
print("fail in no case", unfailed);
for (const { reason, left } of reasons) console.log(`${left} left out: ${reason}`);
