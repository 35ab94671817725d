/** Everything the guest can meet, loaded for its declarations: types, builtins, and the module table. */

import * as names from "../unicode/names.js";
import { provideNames } from "../unicode/names-loader.js";
import "../objects/adapters.js";
import "../objects/bool.js";
import "../objects/bytearray.js";
import "../objects/bytes.js";
import "../objects/complex.js";
import "../objects/descriptor.js";
import "../objects/dict.js";
import "../objects/exception-group.js";
import "../objects/float.js";
import "../objects/generator-type.js";
import "../objects/int.js";
import "../objects/list.js";
import "../objects/memoryview.js";
import "../objects/module.js";
import "../objects/none.js";
import "../objects/object.js";
import "../objects/range.js";
import "../objects/set.js";
import "../objects/slice.js";
import "../objects/string.js";
import "../objects/tuple.js";
import "../objects/type.js";
import "../objects/union.js";
import "../vm/context.js";
import "./asyncio.js";
import "./math.js";
import "./itertools.js";
import "./cmath.js";
import "./collections.js";
import "./copy.js";
import "./dataclasses.js";
import "./decimal.js";
import "./csv.js";
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

// Character names are large but lazily unpacked: `\N{…}` must work in runSync too.
provideNames(names);

/** Imported for its effect; naming it keeps the import. */
export const contextReady = true;
