/** None, Ellipsis and NotImplemented. */

import { constructor, method } from "./define.js";
import { ELLIPSIS, NOT_IMPLEMENTED } from "./model.js";
import { ELLIPSIS_TYPE, NONE_TYPE, NOT_IMPLEMENTED_TYPE } from "./primitives.js";
import { HASH_ELLIPSIS, HASH_NONE } from "../numeric/hash.js";

method(NONE_TYPE, "__repr__(self, /)", {}, () => "None");
method(NONE_TYPE, "__bool__(self, /)", {}, () => false);
method(NONE_TYPE, "__hash__(self, /)", {}, () => HASH_NONE);
constructor(NONE_TYPE, "NoneType()", {}, () => null);
method(ELLIPSIS_TYPE, "__repr__(self, /)", {}, () => "Ellipsis");
method(ELLIPSIS_TYPE, "__hash__(self, /)", {}, () => HASH_ELLIPSIS);
method(ELLIPSIS_TYPE, "__reduce__(self, /)", {}, () => "Ellipsis");
constructor(ELLIPSIS_TYPE, "ellipsis()", {}, () => ELLIPSIS);
method(NOT_IMPLEMENTED_TYPE, "__repr__(self, /)", {}, () => "NotImplemented");
// CPython warns (divergence no-warnings); an error it is from 3.14 on.
method(NOT_IMPLEMENTED_TYPE, "__bool__(self, /)", {}, () => true);
constructor(NOT_IMPLEMENTED_TYPE, "NotImplementedType()", {}, () => NOT_IMPLEMENTED);
