// Replacing generated regions of Markdown.

import { describe, expect, it } from "vitest";
import { regionNames, replaceRegion } from "./regions.js";

const TEXT =
  "# Title\n\n<!-- generated: a -->\n\nold\n\n<!-- end generated -->\n\nkept\n<!-- generated: b -->\n<!-- end generated -->\n";

describe("generated regions", () => {
  it("are found by their markers", () => {
    expect(regionNames(TEXT)).toEqual(["a", "b"]);
  });

  it("are replaced and nothing else", () => {
    expect(replaceRegion(TEXT, "a", "new")).toBe(TEXT.replace("old", "new"));
    expect(replaceRegion(replaceRegion(TEXT, "b", "x"), "b", "x")).toBe(replaceRegion(TEXT, "b", "x"));
  });

  it("must be there", () => {
    expect(() => replaceRegion(TEXT, "c", "")).toThrow("generated: c");
    expect(() => replaceRegion("<!-- generated: d -->\n", "d", "")).toThrow('region "d"');
  });
});
