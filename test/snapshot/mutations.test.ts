// Changed snapshots are refused with a code; forged ones (changed under a new checksum) are refused or end in an outcome. A
// sample: `test/tools/snapshot-mutations.ts` makes 20,000 changes and more.

import { beforeAll, describe, expect, it } from "vitest";
import { Sandbox, SnapshotError } from "../../src/index.js";
import { flips, forgeries, originals } from "../tools/snapshot-mutations.js";

let snapshots: Uint8Array[];
beforeAll(async () => {
  snapshots = await originals(Sandbox);
}, 120_000);

describe("a snapshot that was changed", () => {
  it("is refused with a code", { timeout: 60_000 }, () => {
    for (const bytes of snapshots) {
      const { codes, failures } = flips({ Sandbox, SnapshotError }, bytes, 0, 600);
      expect(failures).toEqual([]);
      expect(
        [...codes.keys()].every((code) => ["checksum", "length", "not-a-snapshot", "version", "key"].includes(code)),
      ).toBe(true);
      expect([...codes.values()].reduce((sum, times) => sum + times, 0)).toBe(600);
    }
  });

  it("under a new checksum is refused, or its run ends in an outcome", { timeout: 120_000 }, async () => {
    for (const bytes of snapshots) {
      const { codes, failures } = await forgeries({ Sandbox, SnapshotError }, bytes, 0, 160);
      expect(failures).toEqual([]);
      expect(codes.get("malformed")).toBeGreaterThan(80);
    }
  });
});
