"""CSV parsing and writing."""
import _csv
from io import StringIO as _StringIO

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
QUOTE_STRINGS = 4
QUOTE_NOTNULL = 5

__doc__ = 'CSV parsing and writing.'
__version__ = '1.0'
__all__ = ['QUOTE_MINIMAL', 'QUOTE_ALL', 'QUOTE_NONNUMERIC', 'QUOTE_NONE', 'QUOTE_STRINGS', 'QUOTE_NOTNULL',
           'Error', 'Dialect', 'excel', 'excel_tab', 'field_size_limit', 'reader', 'writer', 'register_dialect',
           'get_dialect', 'list_dialects', 'Sniffer', 'unregister_dialect', 'DictReader', 'DictWriter', 'unix_dialect']


class Error(Exception):
    __module__ = '_csv'


_dialects = {}
_limit = 131072
_OPTIONS = ('delimiter', 'doublequote', 'escapechar', 'lineterminator', 'quotechar', 'quoting', 'skipinitialspace', 'strict')


def _character(name, value, optional):
    if value is None and optional:
        return None
    if not isinstance(value, str):
        expected = 'string or None' if optional else 'string'
        raise TypeError(f'"{name}" must be {expected}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


class _Settings:
    """A dialect that was checked: what readers and writers work by."""

    def __init__(self, dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        values = {}
        for name in options:
            if name not in _OPTIONS:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        for name in _OPTIONS:
            if name in options:
                values[name] = options[name]
            elif dialect is not None and hasattr(dialect, name):
                values[name] = getattr(dialect, name)
        self.delimiter = _character('delimiter', values.get('delimiter', ','), False)
        self.doublequote = bool(values.get('doublequote', True))
        self.escapechar = _character('escapechar', values.get('escapechar'), True)
        self.lineterminator = values.get('lineterminator', '\r\n')
        self.quotechar = _character('quotechar', values.get('quotechar', '"'), True)
        quoting = values.get('quoting', QUOTE_MINIMAL)
        if type(quoting) is not int:
            raise TypeError('"quoting" must be an integer')
        if not 0 <= quoting <= 5:
            raise TypeError('bad "quoting" value')
        if self.quotechar is None and 'quoting' not in values:
            quoting = QUOTE_NONE
        self.quoting = quoting
        self.skipinitialspace = bool(values.get('skipinitialspace', False))
        self.strict = bool(values.get('strict', False))
        if quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError('quotechar must be set if quoting enabled')
        if self.lineterminator is None:
            raise TypeError('lineterminator must be set')
        if not isinstance(self.lineterminator, str):
            raise TypeError(f'"lineterminator" must be a string')
        for name in ('delimiter', 'escapechar', 'quotechar'):
            value = getattr(self, name)
            if value is not None and (value in '\n\r' or (value == ' ' and self.skipinitialspace and name != 'delimiter')):
                raise ValueError(f'bad {name} value')
        pairs = (('delimiter', 'escapechar'), ('delimiter', 'quotechar'), ('escapechar', 'quotechar'))
        for first, second in pairs:
            if getattr(self, first) is not None and getattr(self, first) == getattr(self, second):
                raise ValueError(f'bad {first} or {second} value')
        for name in ('delimiter', 'escapechar', 'quotechar'):
            value = getattr(self, name)
            if value is not None and value in self.lineterminator:
                raise ValueError(f'bad {name} or lineterminator value')


_Settings.__name__ = _Settings.__qualname__ = 'Dialect'
_Settings.__module__ = '_csv'


class Dialect:
    """Describe a CSV dialect: to be subclassed, with its settings as attributes."""

    _name = ''
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Settings(self, {})
        except TypeError as problem:
            raise Error(str(problem)) from None


class excel(Dialect):
    """Describe the usual properties of Excel-generated CSV files."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\r\n'
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """Describe the usual properties of Excel-generated TAB-delimited files."""

    delimiter = '\t'


class unix_dialect(Dialect):
    """Describe the usual properties of Unix-generated CSV files."""

    delimiter = ','
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = '\n'
    quoting = QUOTE_ALL


def register_dialect(name, dialect=None, **fmtparams):
    "Create a mapping from a string name to a dialect class."
    if not isinstance(name, str):
        raise TypeError('dialect name must be a string')
    _dialects[name] = _Settings(dialect, fmtparams)


def unregister_dialect(name):
    "Delete the name/dialect mapping associated with a string name."
    if name not in _dialects:
        raise Error('unknown dialect')
    del _dialects[name]


def get_dialect(name):
    "Return the dialect instance associated with name."
    if name not in _dialects:
        raise Error('unknown dialect')
    return _dialects[name]


def list_dialects():
    "Return a list of all known dialect names."
    return list(_dialects)


register_dialect('excel', excel)
register_dialect('excel-tab', excel_tab)
register_dialect('unix', unix_dialect)


def field_size_limit(*new_limit):
    "Sets an upper limit on parsed fields."
    global _limit
    old = _limit
    if new_limit:
        if not isinstance(new_limit[0], int):
            raise TypeError('limit must be an integer')
        _limit = new_limit[0]
    return old


class _Reader:
    """Reads rows from an iterable of lines."""

    def __init__(self, iterable, dialect, options):
        self._lines = iter(iterable)
        self.dialect = d = _Settings(dialect, options)
        self.line_num = 0
        self._parser = _csv.parser(d.delimiter, d.quotechar, d.escapechar, d.doublequote, d.skipinitialspace, d.quoting, d.strict)

    def __iter__(self):
        return self

    def __next__(self):
        parser = self._parser
        parser.reset()
        for line in self._lines:
            if not isinstance(line, str):
                raise Error(f'iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)')
            self.line_num += 1
            answer = parser.feed(line, _limit)
            if answer is True:
                return parser.row()
            if answer is not False:
                raise Error(answer)
        if parser.finish():
            if self.dialect.strict:
                raise Error('unexpected end of data')
            return parser.row()
        raise StopIteration


_Reader.__name__ = _Reader.__qualname__ = 'reader'
_Reader.__module__ = '_csv'


def reader(iterable, /, dialect='excel', **fmtparams):
    "Return a reader object that will process lines from the given iterable."
    return _Reader(iterable, dialect, fmtparams)


def _is_number(value):
    return isinstance(value, (int, float, complex)) or hasattr(type(value), '__float__') or hasattr(type(value), '__index__')


class _Writer:
    """Writes rows to an object with a write method."""

    def __init__(self, file, dialect, options):
        self._write = getattr(file, 'write', None)
        if not callable(self._write):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = _Settings(dialect, options)

    def writerow(self, row, /):
        """Construct and write a CSV record from a sequence of fields."""
        d = self.dialect
        quoting = d.quoting
        try:
            row = list(row)
        except TypeError:
            if hasattr(type(row), '__iter__'):
                raise
            raise Error(f'iterable expected, not {type(row).__name__}') from None
        fields = []
        marks = []
        for value in row:
            if isinstance(value, str):
                text = value
                mark = quoting != QUOTE_MINIMAL and quoting != QUOTE_NONE
            else:
                text = '' if value is None else str(value)
                if quoting == QUOTE_NONNUMERIC:
                    mark = not _is_number(value)
                else:
                    mark = quoting == QUOTE_ALL or (quoting == QUOTE_NOTNULL and value is not None)
            if not text and not mark and d.delimiter == ' ' and d.skipinitialspace:
                if quoting == QUOTE_NONE or (value is None and quoting >= QUOTE_STRINGS):
                    raise Error('empty field must be quoted if delimiter is a space and skipinitialspace is true')
                mark = True
            fields.append(text)
            marks.append(mark)
        if len(fields) == 1 and not fields[0] and not marks[0]:
            if quoting == QUOTE_NONE or (row[0] is None and quoting >= QUOTE_STRINGS):
                raise Error('single empty field record must be quoted')
            marks[0] = True
        line = _csv.join(fields, marks, d.delimiter, d.quotechar, d.escapechar, d.doublequote, quoting == QUOTE_NONE, d.lineterminator)
        if line is None:
            raise Error('need to escape, but no escapechar set')
        return self._write(line)

    def writerows(self, rows, /):
        """Construct and write a series of iterables to a csv file."""
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = 'writer'
_Writer.__module__ = '_csv'


def writer(fileobj, /, dialect='excel', **fmtparams):
    "Return a writer object that will write user data on the given file object."
    return _Writer(fileobj, dialect, fmtparams)


class DictReader:
    """Rows as dictionaries, keyed by the first row or by fieldnames."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None and iter(fieldnames) is fieldnames else fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            # Reads the header.
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        record = dict(zip(names, row))
        if len(names) < len(row):
            record[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                record[name] = self.restval
        return record


class DictWriter:
    """Writes dictionaries as rows, in the order of fieldnames."""

    def __init__(self, f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds):
        self.fieldnames = list(fieldnames) if fieldnames is not None and iter(fieldnames) is fieldnames else fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ('raise', 'ignore'):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, record):
        if self.extrasaction == 'raise':
            extra = [name for name in record if name not in self.fieldnames]
            if extra:
                raise ValueError('dict contains fields not in fieldnames: ' + ', '.join(repr(name) for name in extra))
        return [record.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._values, rowdicts))


class Sniffer:
    """Guesses the format of a sample by how regular each candidate delimiter makes it."""

    def __init__(self):
        self.preferred = [',', '\t', ';', ' ', ':']

    def sniff(self, sample, delimiters=None):
        """Returns a dialect (or None) corresponding to the sample"""
        if not isinstance(sample, str):
            raise TypeError('cannot use a string pattern on a bytes-like object' if isinstance(sample, (bytes, bytearray)) else
                            f"expected string or bytes-like object, got '{type(sample).__name__}'")
        lines = [line for line in sample.splitlines() if line]
        found = self._quoted(sample, delimiters) or self._regular(lines, delimiters)
        if found is None:
            raise Error('Could not determine delimiter')
        delim, quote, doubled, spaced = found

        class dialect(Dialect):
            _name = 'sniffed'
            lineterminator = '\r\n'
            quoting = QUOTE_MINIMAL

        dialect.doublequote = doubled
        dialect.delimiter = delim
        dialect.quotechar = quote
        dialect.skipinitialspace = spaced
        return dialect

    def _quoted(self, sample, delimiters):
        """The character that stands most often between quoted fields."""
        best = None
        for quote in ('"', "'"):
            counts = {}
            spaced = {}
            doubled = quote + quote in sample.replace(',' + quote + quote, '')
            start = sample.find(quote)
            while start >= 0:
                opens = start == 0 or not (sample[start - 1].isalnum() or sample[start - 1] == quote)
                end = sample.find(quote, start + 1)
                if end < 0:
                    break
                if opens:
                    after = sample[end + 1:end + 2]
                    if after and after not in '\n\r' and not after.isalnum() and after != quote:
                        counts[after] = counts.get(after, 0) + 1
                        spaced[after] = spaced.get(after, 0) + (sample[end + 2:end + 3] == ' ')
                    before = sample[start - 1:start] if start else ''
                    if before == ' ' and start > 1:
                        before = sample[start - 2]
                    if before and before not in '\n\r' and not before.isalnum() and before != quote:
                        counts[before] = counts.get(before, 0) + 1
                start = sample.find(quote, end + 1)
            if delimiters is not None:
                counts = {delim: count for delim, count in counts.items() if delim in delimiters}
            if counts:
                delim = max(counts, key=counts.get)
                if best is None or counts[delim] > best[0]:
                    best = counts[delim], (delim, quote, doubled, spaced.get(delim, 0) == counts[delim] and counts[delim] > 0)
        return None if best is None else best[1]

    def _regular(self, lines, delimiters):
        """The character that stands equally often, and at least once, in (nearly) every line."""
        lines = lines[:100]
        if not lines:
            return None
        candidates = {}
        for char in dict.fromkeys(''.join(lines)):
            if ord(char) > 126 or (delimiters is not None and char not in delimiters):
                continue
            counts = [line.count(char) for line in lines]
            usual = max(set(counts), key=counts.count)
            share = counts.count(usual) / len(lines)
            if usual > 0 and share >= 0.9:
                candidates[char] = share, usual
        chosen = next((char for char in self.preferred if char in candidates), None)
        if chosen is None:
            plain = [char for char in candidates if not char.isalnum()] or list(candidates)
            if not plain or (len(lines) == 1 and delimiters is None and plain[0].isalnum()):
                return None
            chosen = max(plain, key=candidates.get)
        spaced = lines[0].count(chosen) == lines[0].count(chosen + ' ')
        return chosen, '"', False, spaced

    def has_header(self, sample):
        """Does the first row differ from the columns below it in kind (numbers) or length?"""
        dialect = self.sniff(sample)
        rows = reader(_StringIO(sample), dialect)
        header = next(rows)
        kinds = {column: None for column in range(len(header))}
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                try:
                    complex(row[column])
                    kind = complex
                except ValueError:
                    kind = len(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if type(kind) is int:
                votes += 1 if len(header[column]) != kind else -1
            elif kind is not None:
                try:
                    kind(header[column])
                    votes -= 1
                except (ValueError, TypeError):
                    votes += 1
        return votes > 0
