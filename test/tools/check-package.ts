// Checks what would be published (`npm run check:package`, after a build): packs it, and holds the packed file to
// its expected contents, to publint and to attw. Also checks that the lock file names no registry host.
// Invariant: works on the dist that is there and changes nothing in the tree.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const ALLOWED = /^(package\.json|README\.md|LICENSE|dist\/.+\.(c?js|d\.ts)|spec\/attacks\/.+\.(jsonl|md))$/;

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
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}

main();
