import html.entities
print(len(html.entities.html5), len(html.entities.name2codepoint), html.entities.name2codepoint["eacute"], html.entities.codepoint2name[8364], html.entities.html5["gt"], html.entities.html5["gt;"], html.entities.entitydefs["euro"], html.entities.entitydefs["eacute"])
