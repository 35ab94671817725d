// Snapshots of a waiting call, changed byte by byte under a checksum made anew: what is restored can be looked at and written
// again, and the call in it is one.

import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { Sandbox, SnapshotError } from "../../src/index.js";

const options = {
  tools: { pay: { inputSchema: { type: "object", properties: { x: { type: "integer" } } } as const } },
  limits: { instructions: 100_000, memory: 4 << 20 },
};

it("a forged call or class is refused, or can be looked at and written again", { timeout: 60_000 }, async () => {
  const sandbox = new Sandbox(options);
  await sandbox.start("class A:\n  __slots__ = ('x',)\na = A()\na.x = 1\nsorted([2, 1], key=lambda v: pay(v))");
  const bytes = sandbox.snapshot();
  const failures: unknown[] = [];
  let refused = 0;
  for (let index = 14; index < bytes.length - 32; index++)
    for (const byte of [0, 2, 128, bytes[index] ^ 1]) {
      if (byte === bytes[index]) continue;
      const forged = bytes.slice();
      forged[index] = byte;
      forged.set(createHash("sha256").update(forged.subarray(0, -32)).digest(), forged.length - 32);
      try {
        const again = Sandbox.restore(forged, options);
        void again.suspension;
        again.snapshot();
      } catch (error) {
        if (error instanceof SnapshotError) refused++;
        else failures.push([index, byte, String(error)]);
      }
    }
  expect(failures).toEqual([]);
  expect(refused).toBeGreaterThan(1_000);
});
