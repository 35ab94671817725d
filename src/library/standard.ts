/** The modules of the standard library that are frozen Python and nothing else: names, documentation, sources. */

import { defineModule } from "./modules.js";

for (const [name, doc] of [
  ["logging.handlers", "Handlers of logging that need neither network nor threads."],
  ["configparser", "Configuration file parser."],
  ["argparse", "Reading of command lines: options, arguments, commands below, help."],
  ["timeit", "Measuring of small pieces of code, in instructions."],
  ["cProfile", "Counts of calls and instructions."],
  ["codecs", "Encoding and decoding by name."],
  ["sched", "A scheduler of events."],
  ["locale", "Locales: there is one, C."],
  ["platform", "What the sandbox says of the machine: nothing of the host's."],
  ["copyreg", "Functions for copying objects of a class."],
  ["tomllib", "A parser for TOML."],
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
defineModule({ name: "logging", doc: "Logging.", package: true, frozen: "logging" });
