/*
 * Yardstick: parse speed on CPython's own library, in MB of UTF-8 a second of CPU time, on the built files.
 * Run: npm run build && npx tsx test/yardsticks/parse-speed.ts
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const LIBRARY = process.env["PYTHON_LIBRARY"] ?? "/root/.pyenv/versions/3.13.0/lib/python3.13";
const dist = process.env["DIST"] ?? join(import.meta.dirname, "../../build");
const { parseModule } = (await import(join(dist, "syntax/parser.js"))) as typeof import("../../src/syntax/parser.js");
const { decodeSource } = (await import(join(dist, "syntax/source.js"))) as typeof import("../../src/syntax/source.js");

let bytes = 0;
const sources = readdirSync(LIBRARY)
  .filter((name) => name.endsWith(".py"))
  .map((name) => {
    const data = readFileSync(join(LIBRARY, name));
    bytes += data.length;
    return decodeSource(data, name);
  });

const rates: number[] = [];
for (let round = 0; round < 6; round++) {
  const start = process.cpuUsage();
  for (const source of sources) parseModule(source, { filename: "<speed>" });
  const used = process.cpuUsage(start);
  rates.push(bytes / (used.user + used.system));
}
console.log(
  `${sources.length} files, ${(bytes / 1e6).toFixed(1)} MB; MB/s a round: ${rates.map((rate) => rate.toFixed(1)).join(" ")}`,
);
