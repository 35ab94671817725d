// Entry of `npm run bench [-- NAME]`: imports bench/NAME.ts, which does its work when imported. The remaining
// arguments stay in process.argv for it.

import { readdirSync } from "node:fs";

const names = readdirSync(new URL(".", import.meta.url))
  .filter((file) => file.endsWith(".ts") && file !== "main.ts" && file !== "shared.ts")
  .map((file) => file.slice(0, -".ts".length))
  .sort();

const [, , first] = process.argv;
// Without a name, or with options only, it is the comparison with CPython.
const name = first === undefined || first.startsWith("-") ? "run" : first;
if (!names.includes(name)) {
  console.error(`usage: npm run bench -- NAME [arguments]\nNAME is one of: ${names.join(", ") || "(none yet)"}`);
  process.exitCode = 2;
} else {
  if (name === first) process.argv.splice(2, 1);
  await import(new URL(`./${name}.ts`, import.meta.url).href);
}
