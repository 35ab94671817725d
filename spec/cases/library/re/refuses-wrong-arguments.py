# Calls that re refuses, and what it says of them.
import re


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


refused("end", re.match('(a)(?P<n>b)?', 'ab').end, None)
refused("end", re.match('(a)(?P<n>b)?', 'ab').end, 1, 1)
refused("groupdict", re.match('(a)(?P<n>b)?', 'ab').groupdict, 1, 1)
refused("groups", re.match('(a)(?P<n>b)?', 'ab').groups, 1, 1)
refused("span", re.match('(a)(?P<n>b)?', 'ab').span, None)
refused("span", re.match('(a)(?P<n>b)?', 'ab').span, 1, 1)
refused("findall", re.compile('a+').findall, None)
refused("findall", re.compile('a+').findall, b'x')
refused("findall", re.compile('a+').findall)
refused("finditer", re.compile('a+').finditer, None)
refused("finditer", re.compile('a+').finditer, b'x')
refused("finditer", re.compile('a+').finditer)
refused("fullmatch", re.compile('a+').fullmatch, None)
refused("fullmatch", re.compile('a+').fullmatch, b'x')
refused("fullmatch", re.compile('a+').fullmatch)
refused("match", re.compile('a+').match, None)
refused("match", re.compile('a+').match, b'x')
refused("match", re.compile('a+').match)
refused("scanner", re.compile('a+').scanner, None)
refused("scanner", re.compile('a+').scanner, b'x')
refused("scanner", re.compile('a+').scanner)
refused("search", re.compile('a+').search, None)
refused("search", re.compile('a+').search, b'x')
refused("search", re.compile('a+').search)
refused("split", re.compile('a+').split, None)
refused("split", re.compile('a+').split, b'x')
refused("split", re.compile('a+').split)
refused("subn", re.compile('a+').subn)
refused("RegexFlag", re.RegexFlag, None)
refused("RegexFlag", re.RegexFlag, 'x')
refused("RegexFlag", re.RegexFlag, nonsense=1)
refused("Scanner", re.Scanner, None)
refused("Scanner", re.Scanner, 'x')
refused("Scanner", re.Scanner)
refused("scan", re.Scanner([('a', None)]).scan)
refused("findall", re.findall, None, None)
refused("findall", re.findall)
refused("finditer", re.finditer, None, None)
refused("finditer", re.finditer)
refused("fullmatch", re.fullmatch, None, None)
refused("fullmatch", re.fullmatch)
refused("search", re.search, None, None)
refused("search", re.search)
refused("split", re.split, None, None)
refused("split", re.split)
refused("subn", re.subn, None, None, None)
refused("subn", re.subn)
