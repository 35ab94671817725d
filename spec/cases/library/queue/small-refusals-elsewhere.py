# files: yes
# Small refusals of many modules.
import argparse
import array
import collections
import configparser
import contextvars
import datetime
import decimal
import fractions
import inspect
import itertools
import random
import traceback
import warnings
import zoneinfo

warnings.simplefilter("ignore")


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


parser = argparse.ArgumentParser(prog="p")
show("add_argument_group()", parser.add_argument_group, 1, 2, 3)
action = argparse.BooleanOptionalAction(["--flag"], "flag")
print(action.format_usage(), parser.add_argument("-x", "--long").format_usage())
show("BooleanOptionalAction()", argparse.BooleanOptionalAction)
show("array.count()", array.array("i").count)
show("UserString.format", collections.UserString("{x}").format)
show("UserString.format", collections.UserString("{0}{}").format, 1)
show("UserString.format", collections.UserString("{0} {a!r:>5}").format, 1, a="b")
show("ConfigParser.read()", configparser.ConfigParser().read)
print(configparser.ConfigParser().read(["no-such.ini", "neither.ini"]), configparser.ConfigParser().read("no.ini"))
variable = contextvars.ContextVar("v")
show("ContextVar.get(nothing set)", variable.get)
show("ContextVar.get(1, 2)", variable.get, 1, 2)
show("ContextVar.set()", variable.set)
show("date.today(1)", datetime.date.today, 1)
show("utcnow(1)", datetime.datetime.utcnow, 1)
print(type(datetime.datetime.utcnow()).__name__, datetime.datetime.utcnow().tzinfo)
zone = datetime.tzinfo()
show("utcoffset", zone.utcoffset, None)
show("tzname", zone.tzname, None)
show("dst", zone.dst, None)
show("fromutc", zone.fromutc, 3)
show("from_float()", decimal.Decimal.from_float)
show("from_float", decimal.Decimal.from_float, "x")
show("create_decimal_from_float", decimal.Context().create_decimal_from_float, "x")
show("create_decimal_from_float", decimal.Context(prec=3).create_decimal_from_float, 3.14159)
show("from_decimal()", fractions.Fraction.from_decimal)
show("from_decimal", fractions.Fraction.from_decimal, 3)
show("from_decimal", fractions.Fraction.from_decimal, "x")
show("from_decimal", fractions.Fraction.from_decimal, decimal.Decimal("NaN"))
show("from_float", fractions.Fraction.from_float, "x")
show("from_callable()", inspect.Signature.from_callable)
show("from_callable", inspect.Signature.from_callable, 3)
show("from_iterable()", itertools.chain.from_iterable)
show("from_iterable", itertools.chain.from_iterable, 3)
show("from_iterable", lambda: list(itertools.chain.from_iterable([[1], 2])))
show("StackSummary.from_list()", traceback.StackSummary.from_list)
show("StackSummary.from_list", traceback.StackSummary.from_list, [("f", 1, "n", "line"), ("g", 2, "m", None)])
show("StackSummary.from_list", traceback.StackSummary.from_list, [3])
show("StackSummary.from_list", traceback.StackSummary.from_list, [(1, 2)])
show("warn_explicit()", warnings.warn_explicit)
show("warn_explicit", warnings.warn_explicit, "m", 3, "f", 1)
show("clear_cache(1)", zoneinfo.ZoneInfo.clear_cache, 1)
show("clear_cache(names)", lambda: zoneinfo.ZoneInfo.clear_cache(nonsense=1))
show("from_file()", zoneinfo.ZoneInfo.from_file)
random_source = random.SystemRandom()
print(0 <= random_source.random() < 1, random_source.seed(3), 0 <= random_source.randrange(5) < 5)
show("seed", random_source.seed)
show("getstate", random_source.getstate)
show("setstate", random_source.setstate)
show("SystemRandom(1, 2)", random.SystemRandom, 1, 2)
