// One rival in a process of its own, for bench/rivals.ts: reads programs, one JSON object a line, and answers each with what
// it printed and the CPU milliseconds of its rounds, or with what went wrong.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import vm from "node:vm";

const require = createRequire(import.meta.url);
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Each makes a function that runs a source text and gives what it printed. */
const RIVALS = {
  async monty() {
    const { Monty } = await import("@pydantic/monty");
    return (source) => {
      let out = "";
      new Monty(source).run({ printCallback: (_stream, text) => void (out += text) });
      return out;
    };
  },
  async skulpt() {
    const Sk = require("skulpt");
    return (source) => {
      let out = "";
      Sk.configure({
        output: (text) => void (out += text),
        read: (path) => {
          const found = Sk.builtinFiles?.files[path];
          if (found === undefined) throw new Error(`no file ${path}`);
          return found;
        },
        __future__: Sk.python3,
      });
      Sk.importMainWithBody("<stdin>", false, source, false);
      return out;
    };
  },
  async micropython() {
    const path = require.resolve("@micropython/micropython-webassembly-pyscript/micropython.mjs");
    const { loadMicroPython } = await import(path);
    let out = "";
    const python = await loadMicroPython({
      heapsize: 256 * 1024 * 1024,
      linebuffer: true,
      stdout: (text) => void (out += `${text}\n`),
    });
    return (source) => {
      out = "";
      python.runPython(source);
      return out;
    };
  },
  async pyodide() {
    const { loadPyodide } = await import("pyodide");
    const pyodide = await loadPyodide();
    let out = "";
    pyodide.setStdout({ batched: (text) => void (out += `${text}\n`) });
    return (source) => {
      out = "";
      const globals = pyodide.toPy({ __name__: "__main__" });
      pyodide.runPython(source, { globals });
      globals.destroy();
      return out;
    };
  },
  /** Runs JavaScript versions. */
  async quickjs() {
    const { getQuickJS } = await import("quickjs-emscripten");
    const quickjs = await getQuickJS();
    return (source) => {
      const context = quickjs.newContext();
      let out = "";
      const print = context.newFunction("print", (...values) => {
        out += `${values.map((value) => context.getString(value)).join(" ")}\n`;
      });
      context.setProp(context.global, "print", print);
      print.dispose();
      const result = context.evalCode(source);
      if (result.error) {
        const error = context.dump(result.error);
        result.error.dispose();
        context.dispose();
        throw new Error(JSON.stringify(error));
      }
      result.value.dispose();
      context.dispose();
      return out;
    };
  },
  /** The limit: the same JavaScript on V8. */
  async javascript() {
    return (source) => {
      let out = "";
      vm.runInNewContext(`(() => {${source}\n})()`, { print: (...values) => void (out += `${values.join(" ")}\n`) });
      return out;
    };
  },
};

const run = await RIVALS[process.argv[2]]();
console.log(JSON.stringify({ ready: true }));
for await (const line of createInterface({ input: process.stdin })) {
  const { path, seconds } = JSON.parse(line);
  const source = readFileSync(path, "utf8");
  try {
    const output = run(source);
    for (let end = now() + seconds * 500; now() < end;) run(source);
    const times = [];
    for (let end = now() + seconds * 1000; times.length < 3 || now() < end;) {
      const start = now();
      run(source);
      times.push(now() - start);
    }
    times.sort((a, b) => a - b);
    console.log(JSON.stringify({ output, milliseconds: times[times.length >> 1] }));
  } catch (error) {
    console.log(
      JSON.stringify({
        error: String(error?.message ?? error)
          .trim()
          .split("\n")
          .pop()
          .slice(0, 160),
      }),
    );
  }
}
process.exit();
