# Calls that html.parser refuses, and what it says of them.
import html.parser


def refused(name, function, *arguments, **keywords):
    given = [*map(repr, arguments), *(f"{key}={value!r}" for key, value in keywords.items())]
    call = f"{name}({', '.join(given)})" if "object at" not in str(given) else f"{name}(object())"
    try:
        result = function(*arguments, **keywords)
        if hasattr(result, "__next__"):
            list(result)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(call, "is accepted")


refused("HTMLParser", html.parser.HTMLParser, 1)
refused("goahead", html.parser.HTMLParser().goahead)
refused("handle_charref", html.parser.HTMLParser().handle_charref)
refused("handle_comment", html.parser.HTMLParser().handle_comment)
refused("handle_data", html.parser.HTMLParser().handle_data)
refused("handle_decl", html.parser.HTMLParser().handle_decl)
refused("handle_endtag", html.parser.HTMLParser().handle_endtag)
refused("handle_entityref", html.parser.HTMLParser().handle_entityref)
refused("handle_pi", html.parser.HTMLParser().handle_pi)
refused("handle_startendtag", html.parser.HTMLParser().handle_startendtag)
refused("handle_starttag", html.parser.HTMLParser().handle_starttag)
refused("parse_bogus_comment", html.parser.HTMLParser().parse_bogus_comment, None)
refused("parse_bogus_comment", html.parser.HTMLParser().parse_bogus_comment, 'x')
refused("parse_bogus_comment", html.parser.HTMLParser().parse_bogus_comment)
refused("parse_comment", html.parser.HTMLParser().parse_comment, None)
refused("parse_comment", html.parser.HTMLParser().parse_comment, 'x')
refused("parse_endtag", html.parser.HTMLParser().parse_endtag, None)
refused("parse_endtag", html.parser.HTMLParser().parse_endtag, 'x')
refused("parse_endtag", html.parser.HTMLParser().parse_endtag)
refused("parse_html_declaration", html.parser.HTMLParser().parse_html_declaration, None)
refused("parse_html_declaration", html.parser.HTMLParser().parse_html_declaration)
refused("parse_marked_section", html.parser.HTMLParser().parse_marked_section, None)
refused("parse_marked_section", html.parser.HTMLParser().parse_marked_section, 'x')
refused("parse_pi", html.parser.HTMLParser().parse_pi, None)
refused("parse_pi", html.parser.HTMLParser().parse_pi, 'x')
refused("parse_pi", html.parser.HTMLParser().parse_pi)
refused("parse_starttag", html.parser.HTMLParser().parse_starttag)
refused("set_cdata_mode", html.parser.HTMLParser().set_cdata_mode, None)
refused("set_cdata_mode", html.parser.HTMLParser().set_cdata_mode)
refused("unknown_decl", html.parser.HTMLParser().unknown_decl)
refused("updatepos", html.parser.HTMLParser().updatepos, None, None)
