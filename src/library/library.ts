/**
 * The modules of the library that are not built in, loaded for their declarations. The core does not import this file but
 * asks `MODULES`, so that a built package loads it with the first import statement; see `bundle.ts`.
 */

import "./asyncio.js";
import "./math.js";
import "./itertools.js";
import "./cmath.js";
import "./collections.js";
import "./copy.js";
import "./dataclasses.js";
import "./decimal-contexts.js";
import "./csv.js";
import "./datetime.js";
import "./functools.js";
import "./binascii.js";
import "./bisect.js";
import "./hashlib.js";
import "./heapq.js";
import "./inspect.js";
import "./json.js";
import "./clock.js";
import "./operator.js";
import "./re.js";
import "./array.js";
import "./struct.js";
import "./sys.js";
import "./random.js";
import "./standard.js";
import "./statistics.js";
import "./text-natives.js";
import "./traceback.js";
import "./types.js";
import "./typing.js";
import "./unicodedata.js";
import "./unittest.js";
import "./web.js";
import "./words.js";
import "./zlib.js";
import "./zoneinfo.js";

/** Does nothing itself: the library is there when this file is. */
export function loadLibrary(): void {
  // Empty on purpose.
}
