/** What the guest meets without importing anything, loaded for its declarations, and the wire to all that it can import. */

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
import { loadLibrary } from "./library.js";
import { provideLibrary } from "./modules.js";

provideLibrary(loadLibrary);

/** Imported for its effect; naming it keeps the import. */
export const contextReady = true;
