// `node matrix-child.js DIST PROGRAMS.json`: one Node's part of the matrix (matrix.ts); a line of JSON a program.

import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { runAll } from "./matrix-page.js";

const [dist, programs] = process.argv.slice(2);
const { Sandbox } = await import(pathToFileURL(`${dist}/index.js`).href);
console.log(JSON.stringify({ engine: `Node ${process.versions.node} (V8 ${process.versions.v8})` }));
await runAll(Sandbox, JSON.parse(readFileSync(programs, "utf8")), (name, text) => {
  console.log(JSON.stringify({ name, text }));
});
