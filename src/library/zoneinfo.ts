/** The natives of `zoneinfo`: the rules of a zone by name, from the bundled table; what they mean is frozen Python. */

import { builtin } from "../objects/define.js";
import { PyList, type FlatStr } from "../objects/model.js";
import { listSize, strSize } from "../objects/sizes.js";
import { hostString, toHostText } from "../objects/text.js";
import { contents, defineModule } from "./modules.js";
import { ZONES } from "./zones.generated.js";

let zones: Map<string, string> | null = null;
/** Rules by name; made once for all sandboxes. */
function table(): Map<string, string> {
  if (zones === null) {
    zones = new Map();
    let start = 0;
    while (start < ZONES.length) {
      let end = start;
      while (end < ZONES.length && ZONES.charCodeAt(end) !== 10) end++;
      let bar = start;
      while (ZONES.charCodeAt(bar) !== 124) bar++;
      const rules = ZONES.slice(bar + 1, end);
      let from = start;
      for (let at = start; at <= bar; at++)
        if (at === bar || ZONES.charCodeAt(at) === 32) {
          zones.set(ZONES.slice(from, at), rules);
          from = at + 1;
        }
      start = end + 1;
    }
  }
  return zones;
}

const natives = [
  builtin("rules(name: str, /)", { doc: "The rules of a zone, or None.", cost: 20 }, (m, name: FlatStr) => {
    const rules = table().get(toHostText(name));
    if (rules === undefined) return null;
    m.charge(rules.length >> 5);
    m.allocate(strSize(rules.length));
    return rules;
  }),
  builtin("names()", { doc: "All names of zones.", cost: 20 }, (m) => {
    const { size } = table();
    m.charge(size);
    m.allocate(listSize(size) + 40 * size);
    return new PyList([...table().keys()].map(hostString)); // native-ok: our own table
  }),
];
defineModule({ name: "_zoneinfo", doc: "Rules of time zones.", fill: contents("_zoneinfo", natives) });
defineModule({ name: "zoneinfo", doc: "Time zones by name.", frozen: "zoneinfo" });
