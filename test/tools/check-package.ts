// Checks what would be published (`npm run check:package`, after a build): packs it, and holds the packed file to
// its expected contents, to publint and to attw. Also checks that the lock file names no registry host.
// Invariant: works on the dist that is there and changes nothing in the tree.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ALLOWED = /^(package\.json|README\.md|LICENSE|dist\/.+\.(c?js|d\.ts)|spec\/attacks\/.+\.(jsonl|md))$/;

/** No more than this, unpacked, is the core: what the main entry can load but the library behind the import gate. */
const CORE_LIMIT = 2_000_000;
/** The library: its frozen code and natives, and the time zones, each read when a program first imports what needs it. */
const LIBRARY = new Set(["parts/library.cjs", "data/code.js", "data/zones.js"]);

/** Bytes of the files that Node can load for `import "coluber"`, by name. */
function loadable(): Map<string, number> {
  const found = new Map<string, number>();
  const pending = ["index.node.js"];
  for (const path of pending) {
    if (found.has(path)) continue;
    const text = readFileSync(join(ROOT, "dist", path));
    found.set(path, text.length);
    for (const [, name] of text.toString().matchAll(/"\.?\.?\/?((?:chunks|data)\/[\w-]+\.js)"/g))
      pending.push(name as string);
  }
  // Parts are asked for by name.
  for (const name of readdirSync(join(ROOT, "dist/parts")))
    if (name.endsWith(".cjs")) {
      const text = readFileSync(join(ROOT, "dist/parts", name));
      found.set(`parts/${name}`, text.length);
      for (const [, path] of text.toString().matchAll(/"(data\/[\w-]+\.js)"/g))
        found.set(path as string, statSync(join(ROOT, "dist", path as string)).size);
    }
  return found;
}

/** Runs a tool of node_modules with its output shown, and says whether it was content. */
function runTool(name: string, ...args: string[]): boolean {
  return spawnSync(join(ROOT, "node_modules/.bin", name), args, { cwd: ROOT, stdio: "inherit" }).status === 0;
}

function main(): void {
  const problems: string[] = [];
  const folder = mkdtempSync(join(tmpdir(), "coluber-pack-"));
  try {
    const text = execFileSync("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], {
      cwd: ROOT,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
    const answer = JSON.parse(text) as unknown;
    // npm 10 and 11 answer with a list, npm 12 with an object by package name.
    const [packed] = Object.values(
      answer as Record<string, { filename: string; size: number; files: { path: string }[] }>,
    );
    if (packed === undefined) throw new Error("npm pack said nothing");
    for (const { path } of packed.files) if (!ALLOWED.test(path)) problems.push(`${path} would be published`);
    console.log(`${packed.filename}: ${packed.files.length} files, ${Math.ceil(packed.size / 1024)} KiB`);
    const archive = join(folder, packed.filename);
    if (!runTool("publint", "run", archive, "--strict")) problems.push("publint complains");
    if (!runTool("attw", archive, "--profile", "esm-only", "--no-emoji")) problems.push("attw complains");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  if (readFileSync(join(ROOT, "package-lock.json"), "utf8").includes('"resolved": "http')) {
    problems.push("package-lock.json names a registry host; see omit-lockfile-registry-resolved");
  }
  let core = 0;
  let library = 0;
  for (const [path, size] of loadable()) {
    if (LIBRARY.has(path)) library += size;
    else core += size;
    if (process.argv.includes("--files")) console.log(`${String(size).padStart(9)} ${path}`);
  }
  console.log(
    `the core: ${core} bytes unpacked, Unicode tables included; the library behind the gate: ${library} more`,
  );
  if (core > CORE_LIMIT) problems.push(`the core has ${core} bytes, more than ${CORE_LIMIT}`);
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

main();
