"""Locales: there is one, C."""

__all__ = ['getlocale', 'getdefaultlocale', 'getpreferredencoding', 'getencoding', 'Error', 'setlocale', 'localeconv',
           'strcoll', 'strxfrm', 'str', 'atof', 'atoi', 'format_string', 'currency', 'normalize', 'LC_CTYPE', 'LC_COLLATE',
           'LC_MESSAGES', 'LC_TIME', 'LC_MONETARY', 'LC_NUMERIC', 'LC_ALL', 'CHAR_MAX', 'delocalize', 'localize',
           'nl_langinfo']

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_str = str


class Error(Exception):
    """A locale that the sandbox has not got."""

    __module__ = 'locale'


def setlocale(category, locale=None):
    """Sets the locale: it can only be C (or POSIX, or the user's, which is C)."""
    if not 0 <= category.__index__() <= 6:
        raise Error('unsupported locale setting')
    if locale is None:
        return 'C'
    if not isinstance(locale, _str):
        locale = '.'.join(part for part in locale if part) if locale and locale[0] else 'C'
    if locale in ('', 'C', 'POSIX', 'C.UTF-8', 'C.utf8'):
        return 'C' if locale in ('', 'POSIX') else locale
    raise Error('unsupported locale setting')


def localeconv():
    return {'int_curr_symbol': '', 'currency_symbol': '', 'mon_decimal_point': '', 'mon_thousands_sep': '',
            'mon_grouping': [], 'positive_sign': '', 'negative_sign': '', 'int_frac_digits': 127, 'frac_digits': 127,
            'p_cs_precedes': 127, 'p_sep_by_space': 127, 'n_cs_precedes': 127, 'n_sep_by_space': 127,
            'p_sign_posn': 127, 'n_sign_posn': 127, 'decimal_point': '.', 'thousands_sep': '', 'grouping': []}


def getlocale(category=LC_CTYPE):
    return None, None


def getdefaultlocale(envvars=('LC_ALL', 'LC_CTYPE', 'LANG', 'LANGUAGE')):
    return None, None


def getencoding():
    return 'utf-8'


def getpreferredencoding(do_setlocale=True):
    return 'utf-8'


def normalize(localename):
    return localename


def _text(what, value):
    if not isinstance(value, _str):
        raise TypeError(f'{what} must be str, not {"None" if value is None else type(value).__name__}')


def strcoll(os1, os2, /):
    _text('strcoll() argument 1', os1)
    _text('strcoll() argument 2', os2)
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    _text('strxfrm() argument', string)
    return string


def format_string(f, val, grouping=False, monetary=False):
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    return '%.12g' % val


def delocalize(string):
    return string


def localize(string, grouping=False, monetary=False):
    return string


def atof(string, func=float):
    return func(string)


def atoi(string):
    return int(string)


def nl_langinfo(key, /):
    raise ValueError('unsupported langinfo constant')
