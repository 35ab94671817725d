/** The modules of the standard library that are frozen Python and nothing else: names, documentation, sources. */

import { defineModule } from "./modules.js";

for (const [name, doc] of [
  ["types", "Names for built-in types and tools for making classes."],
  ["enum", "Enumerations."],
  ["fractions", "Rational numbers."],
  ["graphlib", "Topological order of graphs."],
  ["keyword", "The keywords of the language."],
  ["numbers", "Abstract base classes for numbers."],
  ["pprint", "Data structures printed over several lines."],
  ["queue", "Queues."],
  ["weakref", "References that do not keep their objects (here they do)."],
  ["reprlib", "repr() with limits on size."],
  ["contextlib", "Utilities for the with statement."],
] as const)
  defineModule({ name, doc, frozen: name });
