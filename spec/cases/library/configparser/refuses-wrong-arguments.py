# Calls that configparser refuses, and what it says of them.
import configparser


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


refused("before_get", configparser.BasicInterpolation().before_get, None, None, None, None, None)
refused("before_get", configparser.BasicInterpolation().before_get, {}, {}, {}, {}, {})
refused("before_get", configparser.BasicInterpolation().before_get)
refused("before_read", configparser.BasicInterpolation().before_read)
refused("before_write", configparser.BasicInterpolation().before_write)
refused("has_option", configparser.ConfigParser().has_option, None, None)
refused("has_option", configparser.ConfigParser().has_option)
refused("has_section", configparser.ConfigParser().has_section, [])
refused("has_section", configparser.ConfigParser().has_section)
refused("optionxform", configparser.ConfigParser().optionxform, None)
refused("optionxform", configparser.ConfigParser().optionxform)
refused("read_file", configparser.ConfigParser().read_file, None)
refused("read_file", configparser.ConfigParser().read_file)
refused("remove_section", configparser.ConfigParser().remove_section, [])
refused("remove_section", configparser.ConfigParser().remove_section)
refused("write", configparser.ConfigParser().write)
refused("ConverterMapping", configparser.ConverterMapping)
refused("before_get", configparser.ExtendedInterpolation().before_get, None, None, None, None, None)
refused("before_get", configparser.ExtendedInterpolation().before_get, {}, {}, {}, {}, {})
refused("before_get", configparser.ExtendedInterpolation().before_get)
refused("before_get", configparser.Interpolation().before_get)
refused("before_set", configparser.Interpolation().before_set)
refused("RawConfigParser", configparser.RawConfigParser, 'x')
refused("RawConfigParser", configparser.RawConfigParser, None, None, None)
refused("RawConfigParser", configparser.RawConfigParser, 1, 1, 1, 1)
refused("add_section", configparser.RawConfigParser().add_section, [])
refused("add_section", configparser.RawConfigParser().add_section)
refused("set", configparser.RawConfigParser().set, None, None)
refused("set", configparser.RawConfigParser().set, 'x', 'x')
refused("set", configparser.RawConfigParser().set)
refused("SectionProxy", configparser.SectionProxy, None, None)
refused("SectionProxy", configparser.SectionProxy)
