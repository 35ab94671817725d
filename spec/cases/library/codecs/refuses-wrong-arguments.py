# Calls that codecs refuses, and what it says of them.
import codecs
import io


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


refused("CodecInfo", codecs.CodecInfo)
refused("IncrementalDecoder", codecs.IncrementalDecoder, 1, 1)
refused("setstate", codecs.getincrementaldecoder('utf-8')().setstate, None)
refused("setstate", codecs.getincrementaldecoder('utf-8')().setstate, [])
refused("IncrementalEncoder", codecs.IncrementalEncoder, 1, 1)
refused("setstate", codecs.getincrementalencoder('utf-8')().setstate)
refused("StreamReader", codecs.StreamReader, None)
refused("StreamReader", codecs.StreamReader)
refused("StreamWriter", codecs.StreamWriter)
refused("write", codecs.getwriter('utf-8')(io.BytesIO()).write)
refused("writelines", codecs.getwriter('utf-8')(io.BytesIO()).writelines, None)
refused("writelines", codecs.getwriter('utf-8')(io.BytesIO()).writelines, b'x')
refused("writelines", codecs.getwriter('utf-8')(io.BytesIO()).writelines)
refused("getdecoder", codecs.getdecoder, None)
refused("getdecoder", codecs.getdecoder, 'x')
refused("getdecoder", codecs.getdecoder)
refused("getencoder", codecs.getencoder, None)
refused("getencoder", codecs.getencoder, 'x')
refused("getencoder", codecs.getencoder)
refused("getincrementaldecoder", codecs.getincrementaldecoder, None)
refused("getincrementaldecoder", codecs.getincrementaldecoder, 'x')
refused("getincrementaldecoder", codecs.getincrementaldecoder)
refused("getincrementalencoder", codecs.getincrementalencoder, None)
refused("getincrementalencoder", codecs.getincrementalencoder, 'x')
refused("getincrementalencoder", codecs.getincrementalencoder)
refused("getreader", codecs.getreader, None)
refused("getreader", codecs.getreader, 'x')
refused("getreader", codecs.getreader)
refused("getwriter", codecs.getwriter, None)
refused("getwriter", codecs.getwriter, 'x')
refused("getwriter", codecs.getwriter)
refused("iterdecode", codecs.iterdecode, None, None)
refused("iterdecode", codecs.iterdecode, 'x', 'x')
refused("iterdecode", codecs.iterdecode)
refused("iterencode", codecs.iterencode, None, None)
refused("iterencode", codecs.iterencode, 'x', 'x')
refused("iterencode", codecs.iterencode)
