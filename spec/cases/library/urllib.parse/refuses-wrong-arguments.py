# Calls that urllib.parse refuses, and what it says of them.
import warnings
import urllib.parse


warnings.simplefilter("ignore")


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


refused("DefragResult", urllib.parse.DefragResult)
refused("encode", urllib.parse.urldefrag('a#b').encode, None)
refused("encode", urllib.parse.urldefrag('a#b').encode, 'x')
refused("DefragResultBytes", urllib.parse.DefragResultBytes)
refused("decode", urllib.parse.urldefrag(b'a#b').decode, None)
refused("decode", urllib.parse.urldefrag(b'a#b').decode, 'x')
refused("ParseResult", urllib.parse.ParseResult)
refused("ParseResultBytes", urllib.parse.ParseResultBytes)
refused("SplitResult", urllib.parse.SplitResult)
refused("SplitResultBytes", urllib.parse.SplitResultBytes)
refused("quote_plus", urllib.parse.quote_plus, None, None, None, None)
refused("quote_plus", urllib.parse.quote_plus)
refused("splitattr", urllib.parse.splitattr, None)
refused("splitattr", urllib.parse.splitattr, b'x')
refused("splitattr", urllib.parse.splitattr)
refused("splithost", urllib.parse.splithost)
refused("splitnport", urllib.parse.splitnport, None)
refused("splitnport", urllib.parse.splitnport, b'x')
refused("splitnport", urllib.parse.splitnport)
refused("splitpasswd", urllib.parse.splitpasswd, None)
refused("splitpasswd", urllib.parse.splitpasswd, b'x')
refused("splitpasswd", urllib.parse.splitpasswd)
refused("splitport", urllib.parse.splitport)
refused("splitquery", urllib.parse.splitquery, None)
refused("splitquery", urllib.parse.splitquery, b'x')
refused("splitquery", urllib.parse.splitquery)
refused("splittag", urllib.parse.splittag, None)
refused("splittag", urllib.parse.splittag, b'x')
refused("splittag", urllib.parse.splittag)
refused("splittype", urllib.parse.splittype)
refused("splituser", urllib.parse.splituser, None)
refused("splituser", urllib.parse.splituser, b'x')
refused("splituser", urllib.parse.splituser)
refused("splitvalue", urllib.parse.splitvalue, None)
refused("splitvalue", urllib.parse.splitvalue, b'x')
refused("splitvalue", urllib.parse.splitvalue)
refused("unquote", urllib.parse.unquote, None)
refused("unquote", urllib.parse.unquote, [])
refused("unquote", urllib.parse.unquote)
refused("unquote_plus", urllib.parse.unquote_plus, None)
refused("unquote_plus", urllib.parse.unquote_plus, b'x')
refused("unquote_plus", urllib.parse.unquote_plus)
refused("unquote_to_bytes", urllib.parse.unquote_to_bytes, None)
refused("unquote_to_bytes", urllib.parse.unquote_to_bytes)
refused("unwrap", urllib.parse.unwrap)
refused("urldefrag", urllib.parse.urldefrag, 3)
refused("urldefrag", urllib.parse.urldefrag)
refused("urlunparse", urllib.parse.urlunparse)
