// Writes what the transcripts of spec/cases/agent/ give now into their `expect`. Read the difference before it is committed.

import { writeFileSync } from "node:fs";
import { folder, isPossible, play, readTranscripts } from "./transcripts.js";

const wanted = process.argv.slice(2);
for (const { file, transcript } of readTranscripts()) {
  if (wanted.length > 0 && !wanted.some((name) => file.startsWith(name))) continue;
  if (!isPossible(transcript)) continue;
  const { told } = await play(transcript);
  writeFileSync(new URL(file, folder), `${JSON.stringify({ ...transcript, expect: told }, null, 2)}\n`);
  console.log(`── ${file}: ${transcript.name}`);
  console.log(`   ${told.status} ${JSON.stringify(told.answer)} ${told.error ?? ""}`);
  for (const { outcome, observation, tools } of told.steps)
    console.log(
      `   [${outcome}]${tools === undefined ? "" : ` ${tools.join(" ")}`}\n${observation.join("\n").replaceAll(/^/gm, "      ")}`,
    );
}
