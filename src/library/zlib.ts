/** zlib and gzip: the natives that compress and expand; headers, checksums and streams are frozen Python. */

import { builtin } from "../objects/define.js";
import { PyBytes, PyTuple } from "../objects/model.js";
import { tupleSize } from "../objects/sizes.js";
import { deflate, type Ending } from "./deflate.js";
import { inflate, InflateError } from "./inflate.js";
import { contents, defineModule } from "./modules.js";

const ENDINGS: readonly Ending[] = ["none", "sync", "full", "finish"];

const natives = [
  builtin(
    "deflate(data: buffer, start: size, level: size, strategy: size, window: size, ending: size, /)",
    {},
    (m, data: Uint8Array, start: number, level: number, strategy: number, window: number, ending: number) => {
      if (start > data.length || level > 9 || ending > 3) return m.valueError("deflate: bad arguments");
      return new PyBytes(deflate(m, data, start, level, strategy, window, ENDINGS[ending]));
    },
  ),
  // (output, bit where the open block begins, output before that block, bit after the last symbol, at the end), or the error.
  builtin(
    "inflate(data: buffer, start: size, history: buffer, skip: size, most: size, /)",
    {},
    (m, data: Uint8Array, start: number, history: Uint8Array, skip: number, most: number) => {
      if (start > data.length * 8) return m.valueError("inflate: bad arguments");
      const found = inflate(m, data, start, history, skip, most);
      if (found instanceof InflateError) return found.message;
      m.allocate(tupleSize(5));
      return new PyTuple([new PyBytes(found.output), found.blockStart, found.blockOutput, found.position, found.done]);
    },
  ),
];

defineModule({ name: "_zlib", doc: "Natives of zlib.", fill: contents("_zlib", natives) });
defineModule({ name: "zlib", doc: "Compression and checksums of the zlib kind.", frozen: "zlib" });
defineModule({ name: "gzip", doc: "Reading and writing of data in the gzip format.", frozen: "gzip" });
