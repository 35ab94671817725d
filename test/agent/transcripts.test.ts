// Every transcript of spec/cases/agent/ goes as it is written.

import { describe, expect, it } from "vitest";
import { isPossible, play, readTranscripts } from "./transcripts.js";

describe("transcripts", () => {
  const all = readTranscripts().filter(({ transcript }) => isPossible(transcript));
  it.each(all.map(({ file, transcript }) => [`${file.replace(".json", "")}: ${transcript.name}`, transcript] as const))(
    "%s",
    async (_name, transcript) => {
      const { told, prompt } = await play(transcript);
      expect(told).toEqual(transcript.expect);
      for (const text of transcript.told ?? []) expect(prompt).toContain(text);
      for (const text of transcript.untold ?? []) expect(prompt).not.toContain(text);
    },
  );
  it("are at least forty", () => {
    expect(all.length).toBeGreaterThanOrEqual(40);
  });
});
