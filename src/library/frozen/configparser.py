# configparser (library reference, "configparser").

from collections.abc import MutableMapping

__all__ = (
    'NoSectionError', 'DuplicateOptionError', 'DuplicateSectionError', 'NoOptionError', 'InterpolationError',
    'InterpolationDepthError', 'InterpolationMissingOptionError', 'InterpolationSyntaxError', 'ParsingError',
    'MissingSectionHeaderError', 'MultilineContinuationError', 'ConfigParser', 'RawConfigParser', 'Interpolation',
    'BasicInterpolation', 'ExtendedInterpolation', 'SectionProxy', 'ConverterMapping', 'DEFAULTSECT',
    'MAX_INTERPOLATION_DEPTH', 'UNNAMED_SECTION',
)

DEFAULTSECT = 'DEFAULT'
MAX_INTERPOLATION_DEPTH = 10


class _UnnamedSection:
    def __repr__(self):
        return '<UNNAMED_SECTION>'


UNNAMED_SECTION = _UnnamedSection()


# --- errors


class Error(Exception):
    """What goes wrong with configurations."""

    def __init__(self, msg=''):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    """There is no such section."""

    def __init__(self, section):
        Error.__init__(self, f'No section: {section!r}')
        self.section = section
        self.args = (section,)


def _duplicate(what, source, lineno):
    where = '' if source is None else f'While reading from {source!r}' + (
        '' if lineno is None else f' [line {lineno:2d}]') + ': '
    return (where + what + ' already exists') if where else what[0].upper() + what[1:] + ' already exists'


class DuplicateSectionError(Error):
    """A section is there already."""

    def __init__(self, section, source=None, lineno=None):
        Error.__init__(self, _duplicate(f'section {section!r}', source, lineno))
        self.section = section
        self.source = source
        self.lineno = lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    """An option is there already in what is read."""

    def __init__(self, section, option, source=None, lineno=None):
        Error.__init__(self, _duplicate(f'option {option!r} in section {section!r}', source, lineno))
        self.section = section
        self.option = option
        self.source = source
        self.lineno = lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    """There is no such option."""

    def __init__(self, option, section):
        Error.__init__(self, f'No option {option!r} in section: {section!r}')
        self.option = option
        self.section = section
        self.args = (option, section)


class InterpolationError(Error):
    """What goes wrong with values that name others."""

    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option = option
        self.section = section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    """A value names an option that is not there."""

    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(
            self, option, section,
            f'Bad value substitution: option {option!r} in section {section!r} contains an interpolation key '
            f'{reference!r} which is not a valid option name. Raw value: {rawval!r}')
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    """A value names others in a wrong way."""


class InterpolationDepthError(InterpolationError):
    """Values name each other too deeply."""

    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self, option, section,
            f'Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an '
            f'interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}')
        self.args = (option, section, rawval)


class ParsingError(Error):
    """Lines that could not be read."""

    def __init__(self, source, *args):
        super().__init__(f'Source contains parsing errors: {source!r}')
        self.source = source
        self.errors = []
        self.args = (source,)
        if args:
            self.append(*args)

    def append(self, lineno, line):
        """One more line."""
        self.errors.append((lineno, line))
        self.message += f'\n\t[line {lineno:2d}]: {line!r}'

    def combine(self, others):
        """The lines of other errors too."""
        for other in others:
            for error in other.errors:
                self.append(*error)
        return self


class MissingSectionHeaderError(ParsingError):
    """An option stands before the first section."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}')
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


class MultilineContinuationError(ParsingError):
    """A line goes on with an option that has no value."""

    def __init__(self, filename, lineno, line):
        Error.__init__(self, f'Key without value continued with an indented line.\nfile: {filename!r}, line: {lineno}\n{line!r}')
        self.source = filename
        self.lineno = lineno
        self.line = line
        self.args = (filename, lineno, line)


# --- values that name others


class Interpolation:
    """Values as they are."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """`%(option)s` is the value of an option of the section."""

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return ''.join(parts)

    def before_set(self, parser, section, option, value):
        left = value.replace('%%', '')
        at = 0
        while (at := left.find('%', at)) >= 0:
            end = left.find(')s', at)
            if not left.startswith('%(', at) or end < 0 or ')' in left[at + 2:end] or end == at + 2:
                raise ValueError(f'invalid interpolation syntax in {value!r} at position '
                                 f'{_without_names(left).find("%")}')
            at = end + 2
        return value

    def _expand(self, parser, option, parts, rest, section, values, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            at = rest.find('%')
            if at < 0:
                parts.append(rest)
                return
            parts.append(rest[:at])
            rest = rest[at:]
            mark = rest[1:2]
            if mark == '%':
                parts.append('%')
                rest = rest[2:]
            elif mark == '(':
                end = rest.find(')')
                if end <= 2 or rest[end + 1:end + 2] != 's':
                    raise InterpolationSyntaxError(option, section, f'bad interpolation variable reference {rest!r}')
                name = parser.optionxform(rest[2:end])
                rest = rest[end + 2:]
                try:
                    value = values[name]
                except KeyError:
                    raise InterpolationMissingOptionError(option, section, raw, name) from None
                if '%' in value:
                    self._expand(parser, option, parts, value, section, values, depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(option, section, f"'%' must be followed by '%' or '(', found: {rest!r}")


def _without_names(text):
    parts = []
    while True:
        at = text.find('%(')
        end = text.find(')s', at) if at >= 0 else -1
        if at < 0 or end < 0 or ')' in text[at + 2:end] or end == at + 2:
            return ''.join(parts) + text
        parts.append(text[:at])
        text = text[end + 2:]


class ExtendedInterpolation(Interpolation):
    """`${option}` and `${section:option}` are values of options."""

    def before_get(self, parser, section, option, value, defaults):
        parts = []
        self._expand(parser, option, parts, value, section, defaults, 1)
        return ''.join(parts)

    def before_set(self, parser, section, option, value):
        left = value.replace('$$', '')
        at = 0
        while (at := left.find('$', at)) >= 0:
            end = left.find('}', at)
            if not left.startswith('${', at) or end <= at + 2:
                raise ValueError(f'invalid interpolation syntax in {value!r} at position {at}')
            left = left[:at] + left[end + 1:]
        return value

    def _expand(self, parser, option, parts, rest, section, values, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        while rest:
            at = rest.find('$')
            if at < 0:
                parts.append(rest)
                return
            parts.append(rest[:at])
            rest = rest[at:]
            mark = rest[1:2]
            if mark == '$':
                parts.append('$')
                rest = rest[2:]
            elif mark == '{':
                end = rest.find('}')
                if end <= 2:
                    raise InterpolationSyntaxError(option, section, f'bad interpolation variable reference {rest!r}')
                path = rest[2:end].split(':')
                rest = rest[end + 1:]
                home, name = section, option
                try:
                    if len(path) == 1:
                        name = parser.optionxform(path[0])
                        value = values[name]
                    elif len(path) == 2:
                        home = path[0]
                        name = parser.optionxform(path[1])
                        value = parser.get(home, name, raw=True)
                    else:
                        raise InterpolationSyntaxError(option, section, f"More than one ':' found: {rest!r}")
                except (KeyError, NoSectionError, NoOptionError):
                    raise InterpolationMissingOptionError(option, section, raw, ':'.join(path)) from None
                if value is None:
                    continue
                if '$' in value:
                    self._expand(parser, name, parts, value, home, dict(parser.items(home, raw=True)), depth + 1)
                else:
                    parts.append(value)
            else:
                raise InterpolationSyntaxError(option, section, f"'$' must be followed by '$' or '{{', found: {rest!r}")


# --- parsers

_default_dict = dict
_UNSET = object()


class RawConfigParser(MutableMapping):
    """Sections of options."""

    _DEFAULT_INTERPOLATION = Interpolation()
    BOOLEAN_STATES = {'1': True, 'yes': True, 'true': True, 'on': True,
                      '0': False, 'no': False, 'false': False, 'off': False}

    def __init__(self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=('=', ':'),
                 comment_prefixes=('#', ';'), inline_comment_prefixes=None, strict=True, empty_lines_in_values=True,
                 default_section=DEFAULTSECT, interpolation=_UNSET, converters=_UNSET, allow_unnamed_section=False):
        self._dict = dict_type
        self._sections = self._dict()
        self._defaults = self._dict()
        self._converters = ConverterMapping(self)
        self._proxies = self._dict()
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        self._comment_prefixes = tuple(comment_prefixes or ())
        self._inline_comment_prefixes = tuple(inline_comment_prefixes or ())
        self._strict = strict
        self._allow_no_value = allow_no_value
        self._empty_lines_in_values = empty_lines_in_values
        self.default_section = default_section
        self._allow_unnamed_section = allow_unnamed_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError(f"interpolation= must be None or an instance of Interpolation; got an object of type {type(self._interpolation)}")
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def optionxform(self, optionstr):
        """The name of an option as it is kept."""
        return optionstr.lower()

    def defaults(self):
        """The options of the default section."""
        return self._defaults

    def sections(self):
        """The names of the sections, without the default one."""
        return list(self._sections)

    def add_section(self, section):
        """Add an empty section."""
        if section is UNNAMED_SECTION and not self._allow_unnamed_section:
            raise UnnamedSectionDisabledError
        if section == self.default_section:
            raise ValueError(f'Invalid section name: {section!r}')
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        """Is there this section?"""
        return section in self._sections

    def options(self, section):
        """The names of the options of a section, defaults included."""
        if section not in self._sections:
            raise NoSectionError(section)
        return list(dict.fromkeys([*self._sections[section], *self._defaults]))

    # Reading.

    def read(self, filenames, encoding=None):
        """Read files, those that are there; the list of them."""
        if isinstance(filenames, (str, bytes)) or hasattr(filenames, '__fspath__'):
            filenames = [filenames]
        done = []
        for filename in filenames:
            try:
                with open(filename, encoding=encoding) as file:
                    self._read(file, filename)
            except OSError:
                continue
            done.append(filename.__fspath__() if hasattr(filename, '__fspath__') else filename)
        return done

    def read_file(self, f, source=None):
        """Read lines."""
        if source is None:
            source = getattr(f, 'name', '<???>')
        self._read(f, source)

    def read_string(self, string, source='<string>'):
        """Read a text."""
        self._read(string.splitlines(keepends=True), source)

    def read_dict(self, dictionary, source='<dict>'):
        """Read a dict of dicts."""
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            if section in self._sections or section == self.default_section:
                if self._strict and section in seen:
                    raise DuplicateSectionError(section)
            else:
                self.add_section(section)
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                if value is not None:
                    value = str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def _read(self, lines, source):
        reader = _Reader(self, source)
        if self._allow_unnamed_section:
            reader.open_section(UNNAMED_SECTION, 0)
        for number, line in enumerate(lines, 1):
            reader.line(number, line)
        reader.finish()

    # Values.

    def _values_of(self, section, vars):
        """All options of a section by falling precedence: vars, the section, the defaults."""
        own = self._defaults
        if section in self._sections:
            own = self._sections[section]
        elif section != self.default_section:
            raise NoSectionError(section)
        values = {**self._defaults, **own}
        if vars:
            for key, value in vars.items():
                values[self.optionxform(key)] = value if value is None else str(value)
        return values

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        """The value of an option."""
        try:
            values = self._values_of(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        if option not in values:
            if fallback is _UNSET:
                raise NoOptionError(option, section)
            return fallback
        value = values[option]
        if raw or value is None:
            return value
        return self._interpolation.before_get(self, section, option, value, values)

    def _converted(self, section, convert, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            value = self.get(section, option, raw=raw, vars=vars, **kwargs)
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback
        return convert(value)

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value of an option as an int."""
        return self._converted(section, int, option, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value of an option as a float."""
        return self._converted(section, float, option, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        """The value of an option as a bool."""
        return self._converted(section, self._convert_to_boolean, option, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError('Not a boolean: %s' % value)
        return self.BOOLEAN_STATES[value.lower()]

    def items(self, section=_UNSET, raw=False, vars=None):
        """(option, value) of a section; without one (name, section)."""
        if section is _UNSET:
            return super().items()
        values = self._defaults.copy()
        if section in self._sections:
            values.update(self._sections[section])
        elif section != self.default_section:
            raise NoSectionError(section)
        names = list(values)
        if vars:
            for key, value in vars.items():
                values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)
                 if values[name] is not None else None) for name in names]

    def has_option(self, section, option):
        """Is there this option?"""
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        """Set an option."""
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            options = self._defaults
        elif section in self._sections:
            options = self._sections[section]
        else:
            raise NoSectionError(section) from None
        options[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        """Write all as text."""
        between = f' {self._delimiters[0]} ' if space_around_delimiters else self._delimiters[0]
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults, between)
        if UNNAMED_SECTION in self._sections:
            self._write_section(fp, UNNAMED_SECTION, self._sections[UNNAMED_SECTION], between, False)
        for section in self._sections:
            if section is not UNNAMED_SECTION:
                self._write_section(fp, section, self._sections[section], between)

    def _write_section(self, fp, section, options, between, has_header=True):
        if has_header:
            fp.write(f'[{section}]\n')
        for name, value in options.items():
            value = self._interpolation.before_write(self, section, name, value)
            if value is not None or not self._allow_no_value:
                text = between + str(value).replace('\n', '\n\t')
            else:
                text = ''
            fp.write(f'{name}{text}\n')
        fp.write('\n')

    def remove_option(self, section, option):
        """Remove an option; was it there?"""
        if not section or section == self.default_section:
            options = self._defaults
        elif section in self._sections:
            options = self._sections[section]
        else:
            raise NoSectionError(section) from None
        option = self.optionxform(option)
        was_there = option in options
        if was_there:
            del options[option]
        return was_there

    def remove_section(self, section):
        """Remove a section; was it there?"""
        was_there = section in self._sections
        if was_there:
            del self._sections[section]
            del self._proxies[section]
        return was_there

    # As a mapping of sections.

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError('Cannot remove the default section.')
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections

    def popitem(self):
        """Remove a section and give its name and itself."""
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    @property
    def converters(self):
        """The functions behind get…() methods."""
        return self._converters

    def _check_option_types(self, *, section='', option='', value=''):
        if not isinstance(section, str):
            raise TypeError('section names must be strings')
        if not isinstance(option, str):
            raise TypeError('option keys must be strings')
        if (not self._allow_no_value or value) and not isinstance(value, str):
            raise TypeError('option values must be strings')


class UnnamedSectionDisabledError(Error):
    """A section without a name is not allowed."""

    def __init__(self):
        Error.__init__(self, 'Support for UNNAMED_SECTION is disabled.')


class _Reader:
    """Takes the lines of a source one by one."""

    def __init__(self, parser, source):
        self.parser = parser
        self.source = source
        self.sections = set()
        self.options = set()
        self.section = None
        self.name = None
        self.current = None
        self.indent = 0
        self.errors = []

    def open_section(self, name, number):
        parser = self.parser
        if name in parser._sections:
            if parser._strict and name in self.sections:
                raise DuplicateSectionError(name, self.source, number)
            self.current = parser._sections[name]
        elif name == parser.default_section:
            self.current = parser._defaults
        else:
            self.current = parser._dict()
            parser._sections[name] = self.current
            parser._proxies[name] = SectionProxy(parser, name)
        self.sections.add(name)
        self.section = name
        self.name = None

    def line(self, number, line):
        parser = self.parser
        text, has_comment = self._without_comment(line)
        if not text:
            if parser._empty_lines_in_values:
                # An empty line belongs to a value that goes on after it; one of comments alone does not.
                if not has_comment and self.current is not None and self.name and self.current[self.name] is not None:
                    self.current[self.name].append('')
            else:
                self.indent = 1 << 30
            return
        indent = len(line) - len(line.lstrip())
        if self.current is not None and self.name and indent > self.indent:
            if self.current[self.name] is None:
                raise MultilineContinuationError(self.source, number, line)
            self.current[self.name].append(text)
            return
        self.indent = indent
        end = text.rfind(']') if text[0] == '[' else -1
        if end > 1:
            self.open_section(text[1:end], number)
        elif self.current is None:
            raise MissingSectionHeaderError(self.source, number, line)
        else:
            self._option(number, line, text)

    def _without_comment(self, line):
        parser = self.parser
        text = line.strip()
        for prefix in parser._comment_prefixes:
            if text.startswith(prefix):
                return '', True
        # The first prefix of an inline comment that begins the line or has a blank before it.
        end = len(line)
        for prefix in parser._inline_comment_prefixes:
            at = line.find(prefix)
            while 0 <= at < end:
                if at == 0 or line[at - 1].isspace():
                    end = at
                    break
                at = line.find(prefix, at + 1)
        return line[:end].strip(), end < len(line)

    def _option(self, number, line, text):
        parser = self.parser
        at, delimiter = len(text), ''
        for one in parser._delimiters:
            found = text.find(one)
            if 0 <= found < at or found == at and len(one) > len(delimiter):
                at, delimiter = found, one
        if not delimiter and not parser._allow_no_value or not text[:at].strip():
            self.errors.append(ParsingError(self.source, number, line))
            if delimiter:
                self._take('', text[at + len(delimiter):].strip(), number)
            return
        value = text[at + len(delimiter):].strip() if delimiter else None
        self._take(text[:at].rstrip(), value, number)

    def _take(self, name, value, number):
        name = self.parser.optionxform(name)
        key = (self.section, name)
        if self.parser._strict and key in self.options:
            raise DuplicateOptionError(self.section, name, self.source, number)
        self.options.add(key)
        self.name = name
        self.current[name] = None if value is None else [value]

    def finish(self):
        parser = self.parser
        if self.errors:
            first, *others = self.errors
            error = first.combine(others)
        for section, options in [(parser.default_section, parser._defaults), *parser._sections.items()]:
            for name, value in options.items():
                if isinstance(value, list):
                    value = '\n'.join(value).rstrip()
                options[name] = parser._interpolation.before_read(parser, section, name, value)
        if self.errors:
            raise error


class ConfigParser(RawConfigParser):
    """Sections of options whose values may name others."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        """Set an option; only texts."""
        self._check_option_types(option=option, value=value)
        super().set(section, option, value)

    def add_section(self, section):
        """Add an empty section."""
        if section is not UNNAMED_SECTION:
            self._check_option_types(section=section)
        super().add_section(section)

    def _read_defaults(self, defaults):
        # Values that name others are checked when they are used.
        keep, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = keep


class SectionProxy(MutableMapping):
    """A section as a mapping."""

    def __init__(self, parser, name):
        self._parser = parser
        self._name = name
        for converter in parser.converters:
            setattr(self, f'get{converter}', _bound_getter(self, f'get{converter}'))

    def __repr__(self):
        return f'<Section: {self._name}>'

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._check_option_types(option=key, value=value)
        return self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not self._parser.has_option(self._name, key) or not self._parser.remove_option(self._name, key):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    @property
    def parser(self):
        """The parser."""
        return self._parser

    @property
    def name(self):
        """The name of the section."""
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        """The value of an option, or the fallback."""
        getter = _impl or self._parser.get
        return getter(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


def _bound_getter(proxy, name):
    def getter(option, fallback=None, *, raw=False, vars=None, **kwargs):
        return getattr(proxy._parser, name)(proxy._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)
    return getter


class ConverterMapping(MutableMapping):
    """Functions from text, by name: `x` is behind `getx()` of the parser and its sections."""

    def __init__(self, parser):
        self._parser = parser
        self._data = {name[3:]: None for name in dir(RawConfigParser)
                      if name.startswith('get') and name != 'get'}
        for name in dir(parser):
            if name.startswith('get') and name != 'get' and callable(getattr(parser, name)):
                self._data[name[3:]] = None

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        if not key:
            raise ValueError(f"Incompatible key: {key} cannot be used as a converter name")
        name = f'get{key}'
        self._data[key] = value
        parser = self._parser

        def getter(section, option, **kwargs):
            return parser._converted(section, value, option, **kwargs)

        getter.converter = value
        setattr(parser, name, getter)
        for proxy in parser._proxies.values():
            setattr(proxy, name, _bound_getter(proxy, name))

    def __delitem__(self, key):
        name = f'get{key}'
        if key not in self._data:
            raise KeyError(key)
        del self._data[key]
        for holder in (self._parser, *self._parser._proxies.values()):
            if name in holder.__dict__:
                delattr(holder, name)

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
