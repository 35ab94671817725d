/** Module objects. */

import { PyDict } from "./dictionary.js";
import { constructor, defineType, method } from "./define.js";
import { heapClass } from "./heap.js";
import { PyModule, type FlatStr } from "./model.js";

export const MODULE = defineType("module", { representation: PyModule });
heapClass(PyModule, "module", { name: "plain", namespace: "object", hidden: "object" }, 56);

constructor(MODULE, "module(name: str, doc=None)", {}, (m, name: FlatStr, doc) => {
  m.allocate(160);
  const namespace = new PyDict();
  namespace.setName("__name__", name);
  namespace.setName("__doc__", doc);
  return new PyModule(typeof name === "string" ? name : "?", namespace);
});
method(MODULE, "__repr__(self, /)", {}, (m, self: PyModule) => {
  m.allocate(64 + self.name.length);
  // A module of the table has a package; one made by ModuleType() has none.
  const file = self.namespace.getName("__file__");
  if (typeof file === "string") return `<module '${self.name}' from '${file}'>`;
  return `<module '${self.name}'${self.namespace.getName("__package__") === undefined ? "" : " (built-in)"}>`;
});
