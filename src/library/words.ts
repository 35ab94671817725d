/** Small modules over text and patterns, all of it frozen Python. */

import { defineModule } from "./modules.js";

defineModule({ name: "fnmatch", doc: "Filename matching with shell patterns.", frozen: "fnmatch" });
defineModule({ name: "shlex", doc: "A lexical analyzer class for simple shell-like syntaxes.", frozen: "shlex" });
defineModule({ name: "difflib", doc: "Helpers for computing deltas between sequences.", frozen: "difflib" });
defineModule({ name: "calendar", doc: "Calendar printing functions.", frozen: "calendar" });
defineModule({ name: "array", doc: "Arrays of numbers or characters.", frozen: "array" });
defineModule({ name: "secrets", doc: "Tokens from the sandbox's seed.", frozen: "secrets" });
defineModule({
  name: "colorsys",
  doc: "Conversion functions between RGB and other color systems.",
  frozen: "colorsys",
});
defineModule({ name: "mimetypes", doc: "Guess the MIME type of a file.", frozen: "mimetypes" });
