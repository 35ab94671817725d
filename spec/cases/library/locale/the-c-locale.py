import locale


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print(locale.setlocale(locale.LC_ALL, "C"), locale.setlocale(locale.LC_NUMERIC, "POSIX"))
attempt(locale.setlocale, locale.LC_ALL, "xx_YY")
attempt(locale.setlocale, 99, "C")
print(locale.localeconv())
print(locale.format_string("%d items at %.2f", (1234567, 3.14159), grouping=True), locale.str(3.14159), locale.atof("2.5"), locale.atoi("42"))
attempt(locale.atof, "2,5")
attempt(locale.atoi, "x")
attempt(locale.currency, 12.5)
print(locale.strcoll("a", "b"), locale.strcoll("b", "a"), locale.strcoll("a", "a"), sorted(["b", "A", "a"], key=locale.strxfrm))
print(locale.delocalize("1234.5"), locale.localize("1234.5"))
attempt(locale.getlocale, locale.LC_ALL)
print(issubclass(locale.Error, Exception), locale.LC_ALL, locale.LC_CTYPE, locale.LC_TIME, locale.CHAR_MAX)
