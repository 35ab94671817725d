import configparser


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


parser = configparser.ConfigParser()
for text in ("no section\n", "[a]\nx\n= 5\n", "[a\n", "[a]\n[a]\n", "[a]\nx=1\nx=2\n", "[a]\n  : v\n"):
    attempt(configparser.ConfigParser().read_string, text)
parser.read_string("[s]\na = 1\nb = yes\nc = %(a)s0\nd = %(none)s\ne = %(bad\nf = 2.5\n  more\n[t]\n")
section = parser["s"]
print(type(section) is configparser.SectionProxy, section.name, section.parser is parser, section.getint("a"), section.getboolean("b"), section["c"], section.getfloat("a"))
print(section.get("zz"), section.get("zz", "-"), section.get("d", raw=True), list(section), len(section), "a" in section, repr(section), repr(parser["t"]))
attempt(section.get, "d")
attempt(section.get, "e")
attempt(section.getint, "f")
attempt(section.getboolean, "c")
attempt(parser.get, "none", "a")
attempt(parser.get, "s", "none")
attempt(lambda: parser["none"])
attempt(lambda: section["none"])
attempt(parser.add_section, "s")
attempt(parser.add_section, "DEFAULT")
attempt(parser.set, "none", "a", "1")
attempt(parser.set, "s", "a", 5)
attempt(parser.set, "s", "a", "%")
attempt(parser.options, "none")
print(parser.getint("s", "none", fallback=7), parser.has_option("s", "a"), parser.has_section("t"), parser.remove_option("s", "a"), parser.remove_section("t"), parser.sections())
print(parser.BOOLEAN_STATES, type(parser.converters) is configparser.ConverterMapping)
parser = configparser.ConfigParser(converters={"list": str.split}, interpolation=configparser.ExtendedInterpolation())
parser.read_dict({"x": {"items": "a b", "ref": "${items} ${y:z}"}, "y": {"z": 5}})
print(parser.getlist("x", "items"), parser["x"].getlist("items"), parser.get("x", "ref"))
attempt(parser.set, "x", "bad", "$")
attempt(parser.get, "x", "ref", vars={"items": "${no:thing}"})
parser.read_string("[w]\na = ${a:b:c}\nb = ${\nc = $x\n")
for option in "abc":
    attempt(parser.get, "w", option)
for interpolation in (configparser.Interpolation(), configparser.BasicInterpolation(), configparser.ExtendedInterpolation()):
    attempt(interpolation.before_set, parser, "x", "o", "50% $5")
    attempt(interpolation.before_set, parser, "x", "o", "50%% $$5")
print(issubclass(configparser.InterpolationMissingOptionError, configparser.InterpolationError), issubclass(configparser.InterpolationSyntaxError, configparser.Error),
      issubclass(configparser.NoOptionError, configparser.Error), issubclass(configparser.MultilineContinuationError, configparser.ParsingError))
error = configparser.ParsingError("source")
error.append(3, "line")
print(error, error.errors, error.source)
print(configparser.ParsingError.combine([error, error]).errors)
print(configparser.MultilineContinuationError("f", 3, "l"), configparser.MissingSectionHeaderError("f", 1, "l"), configparser.NoOptionError("o", "s"), configparser.InterpolationSyntaxError("o", "s", "why"))
print(configparser.InterpolationMissingOptionError("o", "s", "raw", "ref"))
parser = configparser.RawConfigParser(allow_no_value=True, delimiters=("=",), comment_prefixes=("//",), strict=False, empty_lines_in_values=False, default_section="all")
parser.read_string("[all]\nq=1\n[s]\nflag\nx = %(no)s // c\nx=2\n")
print(dict(parser["s"]), parser.defaults(), parser.items("s"), parser.optionxform("ABC"))
