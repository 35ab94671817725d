/** Modules for the texts of the web: urllib.parse, html and uuid, all of it frozen Python. */

import { defineModule } from "./modules.js";

defineModule({ name: "urllib", doc: "URLs.", package: true });
defineModule({ name: "urllib.parse", doc: "Parse (absolute and relative) URLs.", frozen: "urllib.parse" });
defineModule({ name: "html", doc: "General functions for HTML manipulation.", package: true, frozen: "html" });
defineModule({ name: "html.parser", doc: "A parser for HTML and XHTML.", frozen: "html.parser" });
defineModule({ name: "html.entities", doc: "Names of characters in HTML.", frozen: "html.entities" });
defineModule({ name: "uuid", doc: "UUID objects according to RFC 4122.", frozen: "uuid" });
defineModule({ name: "_xmlparser", doc: "A parser of XML.", frozen: "_xmlparser" });
defineModule({ name: "xml", doc: "XML.", package: true });
defineModule({ name: "xml.etree", doc: "Elements.", package: true });
defineModule({ name: "xml.etree.ElementPath", doc: "A subset of XPath.", frozen: "xml.etree.ElementPath" });
defineModule({
  name: "xml.etree.ElementTree",
  doc: "Lightweight XML support for Python.",
  frozen: "xml.etree.ElementTree",
});
defineModule({ name: "xml.sax", doc: "SAX: its utilities only.", package: true });
defineModule({ name: "xml.sax.saxutils", doc: "Escaping for XML.", frozen: "xml.sax.saxutils" });
