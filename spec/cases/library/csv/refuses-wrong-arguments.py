# Calls that csv refuses, and what it says of them.
import csv
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


refused("DictReader", csv.DictReader, None)
refused("DictReader", csv.DictReader, b'x')
refused("DictReader", csv.DictReader)
refused("writerows", csv.DictWriter(io.StringIO(), ['a']).writerows, None)
refused("writerows", csv.DictWriter(io.StringIO(), ['a']).writerows)
refused("has_header", csv.Sniffer().has_header, None)
refused("has_header", csv.Sniffer().has_header)
refused("sniff", csv.Sniffer().sniff, None)
refused("sniff", csv.Sniffer().sniff, b'x')
refused("sniff", csv.Sniffer().sniff)
