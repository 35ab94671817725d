/** Modules for the texts of the web: urllib.parse, html and uuid, all of it frozen Python. */

import { defineModule } from "./modules.js";

defineModule({ name: "urllib", doc: "URLs.", package: true });
defineModule({ name: "urllib.parse", doc: "Parse (absolute and relative) URLs.", frozen: "urllib.parse" });
defineModule({ name: "html", doc: "General functions for HTML manipulation.", package: true, frozen: "html" });
defineModule({ name: "html.parser", doc: "A parser for HTML and XHTML.", frozen: "html.parser" });
defineModule({ name: "html.entities", doc: "Names of characters in HTML.", frozen: "html.entities" });
defineModule({ name: "uuid", doc: "UUID objects according to RFC 4122.", frozen: "uuid" });
