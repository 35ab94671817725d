# argparse (library reference, "argparse"). Help is laid out for a terminal of 80 columns. A command line is read in one
# pass over its arguments, each of which is known beforehand to be an option ('O'), a value ('A') or the mark '--' ('-').

import sys as _sys

__all__ = [
    'ArgumentParser', 'ArgumentError', 'ArgumentTypeError', 'BooleanOptionalAction', 'FileType', 'HelpFormatter',
    'ArgumentDefaultsHelpFormatter', 'RawDescriptionHelpFormatter', 'RawTextHelpFormatter', 'MetavarTypeHelpFormatter',
    'Namespace', 'Action', 'ONE_OR_MORE', 'OPTIONAL', 'PARSER', 'REMAINDER', 'SUPPRESS', 'ZERO_OR_MORE',
]

SUPPRESS = '==SUPPRESS=='
OPTIONAL = '?'
ZERO_OR_MORE = '*'
ONE_OR_MORE = '+'
PARSER = 'A...'
REMAINDER = '...'
_UNRECOGNIZED_ARGS_ATTR = '_unrecognized_args'

_COLUMNS = 80
_BLANKS = {ord(blank): ' ' for blank in '\t\n\x0b\x0c\r'}


def _one_line(text):
    return ' '.join([word for word in text.translate(_BLANKS).split(' ') if word])


def _at_most_one_gap(text):
    """The text with no more than one empty line in a row, and none at its ends."""
    kept = []
    for line in text.strip('\n').split('\n'):
        if line or kept[-1]:
            kept.append(line)
    return '\n'.join(kept)


class _AttributeHolder:
    def __repr__(self):
        shown = [repr(value) for value in self._get_args()]
        odd = {}
        for name, value in self._get_kwargs():
            if name.isidentifier():
                shown.append(f'{name}={value!r}')
            else:
                odd[name] = value
        if odd:
            shown.append(f'**{odd!r}')
        return f'{type(self).__name__}({", ".join(shown)})'

    def _get_kwargs(self):
        return list(self.__dict__.items())

    def _get_args(self):
        return []


class Namespace(_AttributeHolder):
    """The attributes that parsing gives."""

    def __init__(self, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)

    def __eq__(self, other):
        if not isinstance(other, Namespace):
            return NotImplemented
        return vars(self) == vars(other)

    def __contains__(self, key):
        return key in self.__dict__


# --- help


class _Section:
    """What stands under one heading: pairs of a function and its arguments, in order."""

    def __init__(self, parent, heading=None):
        self.parent = parent
        self.heading = heading
        self.items = []


class HelpFormatter:
    """Formats usage and help. Only the name of the class is public; subclasses change single steps of it."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None):
        if width is None:
            width = _COLUMNS - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._level = 0
        self._action_max_length = 0
        self._root_section = _Section(None)
        self._current_section = self._root_section

    def _indent(self):
        self._current_indent += self._indent_increment
        self._level += 1

    def _dedent(self):
        self._current_indent -= self._indent_increment
        self._level -= 1

    def _add_item(self, function, arguments):
        self._current_section.items.append((function, arguments))

    def start_section(self, heading):
        self._indent()
        section = _Section(self._current_section, heading)
        self._add_item(self._format_section, [section])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        longest = len(self._format_action_invocation(action)) + self._current_indent
        for inner in self._iter_indented_subactions(action):
            longest = max(longest, len(self._format_action_invocation(inner)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, longest)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._format_section(self._root_section)
        return _at_most_one_gap(text) + '\n' if text else text

    def _join_parts(self, parts):
        return ''.join([part for part in parts if part and part is not SUPPRESS])

    def _format_section(self, section):
        inner = section.parent is not None
        if inner:
            self._indent()
        text = self._join_parts([function(*arguments) for function, arguments in section.items])
        if inner:
            self._dedent()
        if not text:
            return ''
        heading = ''
        if section.heading is not SUPPRESS and section.heading is not None:
            heading = ' ' * self._current_indent + f'{section.heading}:\n'
        return f'\n{heading}{text}\n'

    # Usage.

    def _format_usage(self, usage, actions, groups, prefix):
        if prefix is None:
            prefix = 'usage: '
        if usage is not None:
            usage = usage % {'prog': self._prog}
        elif not actions:
            usage = str(self._prog)
        else:
            usage = self._usage_of_actions(str(self._prog), actions, groups, prefix)
        return f'{prefix}{usage}\n\n'

    def _usage_of_actions(self, prog, actions, groups, prefix):
        optionals = [action for action in actions if action.option_strings]
        positionals = [action for action in actions if not action.option_strings]
        usage = ' '.join([prog, *self._get_actions_usage_parts(optionals + positionals, groups)])
        room = self._width - self._current_indent
        if len(prefix) + len(usage) <= room:
            return usage
        options = self._get_actions_usage_parts(optionals, groups)
        places = self._get_actions_usage_parts(positionals, groups)
        if len(prefix) + len(prog) <= 0.75 * room:
            indent = ' ' * (len(prefix) + len(prog) + 1)
            if options:
                lines = self._usage_lines([prog, *options], indent, room, prefix)
                lines += self._usage_lines(places, indent, room)
            elif places:
                lines = self._usage_lines([prog, *places], indent, room, prefix)
            else:
                lines = [prog]
        else:
            # A long name stands on a line of its own.
            indent = ' ' * len(prefix)
            lines = self._usage_lines(options + places, indent, room)
            if len(lines) > 1:
                lines = self._usage_lines(options, indent, room) + self._usage_lines(places, indent, room)
            lines.insert(0, prog)
        return '\n'.join(lines)

    def _usage_lines(self, parts, indent, room, prefix=None):
        lines = []
        line = []
        used = len(indent if prefix is None else prefix) - 1
        for part in parts:
            if line and used + 1 + len(part) > room:
                lines.append(indent + ' '.join(line))
                line = []
                used = len(indent) - 1
            line.append(part)
            used += len(part) + 1
        if line:
            lines.append(indent + ' '.join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _format_actions_usage(self, actions, groups):
        return ' '.join(self._get_actions_usage_parts(actions, groups))

    def _get_actions_usage_parts(self, actions, groups):
        # Only a group whose members stand side by side is shown as one.
        spans = []
        grouped = set()
        for group in groups:
            members = group._group_actions
            if not members:
                raise ValueError(f'empty group {group}')
            if all(action.help is SUPPRESS for action in members) or members[0] not in actions:
                continue
            start = actions.index(members[0])
            end = start + len(members)
            if set(actions[start:end]) == set(members):
                grouped.update(members)
                spans.append((start, end, group))
        parts = [self._usage_of_action(action, action in grouped) for action in actions]
        joined = set()
        for start, end, group in sorted(spans, key=lambda span: span[:2], reverse=True):
            shown = [index for index in range(start, end) if parts[index] is not None]
            if not shown:
                continue
            if not group.required:
                opening, closing = '[', ']'
            elif len(shown) > 1:
                opening, closing = '(', ')'
            else:
                opening = closing = ''
            for index in shown[:-1]:
                if index not in joined:
                    parts[index] += ' |'
                    joined.add(index)
            parts[shown[0]] = opening + parts[shown[0]]
            parts[shown[-1]] += closing
        return [part for part in parts if part is not None]

    def _usage_of_action(self, action, grouped):
        if action.help is SUPPRESS:
            return None
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            if grouped and part[:1] == '[' and part[-1:] == ']':
                part = part[1:-1]
            return part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            values = self._format_args(action, self._get_default_metavar_for_optional(action))
            part = f'{action.option_strings[0]} {values}'
        return part if action.required or grouped else f'[{part}]'

    # Text and arguments.

    def _format_text(self, text):
        if '%(prog)' in text:
            text = text % {'prog': self._prog}
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, ' ' * self._current_indent) + '\n\n'

    def _format_action(self, action):
        column = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - column, 11)
        room = column - self._current_indent - 2
        indent = ' ' * self._current_indent
        header = self._format_action_invocation(action)
        help_text = self._expand_help(action) if action.help and action.help.strip() else ''
        if not action.help:
            parts = [f'{indent}{header}\n']
        elif len(header) <= room:
            parts = [indent + header.ljust(room) + '  ']
        else:
            parts = [f'{indent}{header}\n']
        if help_text:
            lines = self._split_lines(help_text, help_width)
            gap = 0 if len(header) <= room else column
            for line in lines:
                parts.append(' ' * gap + line + '\n')
                gap = column
        elif not parts[0].endswith('\n'):
            parts.append('\n')
        for inner in self._iter_indented_subactions(action):
            parts.append(self._format_action(inner))
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            (shown,) = self._metavar_formatter(action, default)(1)
            return shown
        names = ', '.join(action.option_strings)
        if action.nargs == 0:
            return names
        return names + ' ' + self._format_args(action, self._get_default_metavar_for_optional(action))

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            shown = action.metavar
        elif action.choices is not None:
            shown = '{' + ','.join([str(choice) for choice in action.choices]) + '}'
        else:
            shown = default_metavar

        def repeated(count):
            return shown if isinstance(shown, tuple) else (shown,) * count

        return repeated

    def _format_args(self, action, default_metavar):
        names = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return '%s' % names(1)
        if nargs == OPTIONAL:
            return '[%s]' % names(1)
        if nargs == ZERO_OR_MORE:
            shown = names(1)
            return '[%s [%s ...]]' % shown if len(shown) == 2 else '[%s ...]' % shown
        if nargs == ONE_OR_MORE:
            return '%s [%s ...]' % names(2)
        if nargs == REMAINDER:
            return '...'
        if nargs == PARSER:
            return '%s ...' % names(1)
        if nargs == SUPPRESS:
            return ''
        try:
            pattern = ' '.join(['%s' for _ in range(nargs)])
        except TypeError:
            raise ValueError('invalid nargs value') from None
        return pattern % names(nargs)

    def _expand_help(self, action):
        values = {'prog': self._prog}
        for name, value in vars(action).items():
            if value is not SUPPRESS:
                values[name] = value.__name__ if hasattr(value, '__name__') else value
        if values.get('choices') is not None:
            values['choices'] = ', '.join([str(choice) for choice in values['choices']])
        return self._get_help_string(action) % values

    def _iter_indented_subactions(self, action):
        if hasattr(action, '_get_subactions'):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    def _split_lines(self, text, width):
        import textwrap

        return textwrap.wrap(_one_line(text), width)

    def _fill_text(self, text, width, indent):
        import textwrap

        return textwrap.fill(_one_line(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Descriptions keep their lines."""

    def _fill_text(self, text, width, indent):
        return ''.join([indent + line for line in text.splitlines(keepends=True)])


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """All help text keeps its lines."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Help of an argument ends with its default."""

    def _get_help_string(self, action):
        text = action.help
        if text is None:
            text = ''
        if '%(default)' not in text and action.default is not SUPPRESS:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += ' (default: %(default)s)'
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Values are shown by the name of their type."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__


# --- errors


def _get_action_name(argument):
    if argument is None:
        return None
    if argument.option_strings:
        return '/'.join(argument.option_strings)
    for name in (argument.metavar, argument.dest):
        if name not in (None, SUPPRESS):
            return name
    if argument.choices:
        return '{' + ','.join(argument.choices) + '}'
    return None


class ArgumentError(Exception):
    """An error of making or using an argument."""

    def __init__(self, argument, message):
        self.argument_name = _get_action_name(argument)
        self.message = message

    def __str__(self):
        if self.argument_name is None:
            return f'{self.message}'
        return f'argument {self.argument_name}: {self.message}'


class ArgumentTypeError(Exception):
    """What the `type` of an argument raises to give the message itself."""


# --- actions


class Action(_AttributeHolder):
    """What to do with the values of an argument."""

    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
        deprecated=False,
    ):
        self.option_strings = option_strings
        self.dest = dest
        self.nargs = nargs
        self.const = const
        self.default = default
        self.type = type
        self.choices = choices
        self.required = required
        self.help = help
        self.metavar = metavar
        self.deprecated = deprecated

    def _get_kwargs(self):
        names = (
            'option_strings', 'dest', 'nargs', 'const', 'default', 'type', 'choices', 'required', 'help', 'metavar',
            'deprecated',
        )
        return [(name, getattr(self, name)) for name in names]

    def format_usage(self):
        return self.option_strings[0]

    def __call__(self, parser, namespace, values, option_string=None):
        raise NotImplementedError('.__call__() not defined')


class BooleanOptionalAction(Action):
    """`--name` for true and `--no-name` for false."""

    def __init__(
        self,
        option_strings,
        dest,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
        deprecated=False,
    ):
        names = []
        for name in option_strings:
            names.append(name)
            if name.startswith('--'):
                names.append('--no-' + name[2:])
        super().__init__(names, dest, 0, None, default, type, choices, required, help, metavar, deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        if option_string in self.option_strings:
            setattr(namespace, self.dest, not option_string.startswith('--no-'))

    def format_usage(self):
        return ' | '.join(self.option_strings)


class _StoreAction(Action):
    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
        deprecated=False,
    ):
        if nargs == 0:
            raise ValueError(
                'nargs for store actions must be != 0; if you have nothing to store, actions such as store '
                'true or store const may be more appropriate'
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f'nargs must be {OPTIONAL!r} to supply const')
        super().__init__(
            option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated
        )

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


class _StoreConstAction(Action):
    def __init__(
        self,
        option_strings,
        dest,
        const=None,
        default=None,
        required=False,
        help=None,
        metavar=None,
        deprecated=False,
    ):
        super().__init__(
            option_strings, dest, 0, const, default, required=required, help=help, deprecated=deprecated
        )

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, self.const)


class _StoreTrueAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=False, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, True, default, required, help, deprecated=deprecated)


class _StoreFalseAction(_StoreConstAction):
    def __init__(self, option_strings, dest, default=True, required=False, help=None, deprecated=False):
        super().__init__(option_strings, dest, False, default, required, help, deprecated=deprecated)


def _own_list(namespace, name):
    """A list to add to: a default must not change."""
    present = getattr(namespace, name, None)
    if present is None:
        return []
    return present[:] if type(present) is list else _copied(present)


def _copied(value):
    import copy

    return copy.copy(value)


class _AppendAction(Action):
    def __init__(
        self,
        option_strings,
        dest,
        nargs=None,
        const=None,
        default=None,
        type=None,
        choices=None,
        required=False,
        help=None,
        metavar=None,
        deprecated=False,
    ):
        if nargs == 0:
            raise ValueError(
                'nargs for append actions must be != 0; if arg strings are not supplying the value to append, '
                'the append const action may be more appropriate'
            )
        if const is not None and nargs != OPTIONAL:
            raise ValueError(f'nargs must be {OPTIONAL!r} to supply const')
        super().__init__(
            option_strings, dest, nargs, const, default, type, choices, required, help, metavar, deprecated
        )

    def __call__(self, parser, namespace, values, option_string=None):
        items = _own_list(namespace, self.dest)
        items.append(values)
        setattr(namespace, self.dest, items)


class _AppendConstAction(Action):
    def __init__(
        self,
        option_strings,
        dest,
        const=None,
        default=None,
        required=False,
        help=None,
        metavar=None,
        deprecated=False,
    ):
        super().__init__(
            option_strings, dest, 0, const, default, None, None, required, help, metavar, deprecated
        )

    def __call__(self, parser, namespace, values, option_string=None):
        items = _own_list(namespace, self.dest)
        items.append(self.const)
        setattr(namespace, self.dest, items)


class _ExtendAction(_AppendAction):
    def __call__(self, parser, namespace, values, option_string=None):
        items = _own_list(namespace, self.dest)
        items.extend(values)
        setattr(namespace, self.dest, items)


class _CountAction(Action):
    def __init__(self, option_strings, dest, default=None, required=False, help=None, deprecated=False):
        super().__init__(
            option_strings, dest, 0, default=default, required=required, help=help, deprecated=deprecated
        )

    def __call__(self, parser, namespace, values, option_string=None):
        count = getattr(namespace, self.dest, None)
        setattr(namespace, self.dest, 1 if count is None else count + 1)


class _HelpAction(Action):
    def __init__(self, option_strings, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False):
        super().__init__(option_strings, dest, 0, default=default, help=help, deprecated=deprecated)

    def __call__(self, parser, namespace, values, option_string=None):
        parser.print_help()
        parser.exit()


class _VersionAction(Action):
    def __init__(
        self, option_strings, version=None, dest=SUPPRESS, default=SUPPRESS, help=None, deprecated=False
    ):
        if help is None:
            help = "show program's version number and exit"
        super().__init__(option_strings, dest, 0, default=default, help=help)
        self.version = version

    def __call__(self, parser, namespace, values, option_string=None):
        version = self.version
        if version is None:
            version = parser.version
        formatter = parser._get_formatter()
        formatter.add_text(version)
        parser._print_message(formatter.format_help(), _sys.stdout)
        parser.exit()


class _Choice(Action):
    """The line of help for one parser below another."""

    def __init__(self, name, aliases, help):
        shown = f'{name} ({", ".join(aliases)})' if aliases else name
        super().__init__([], shown, help=help, metavar=shown)


class _SubParsersAction(Action):
    def __init__(self, option_strings, prog, parser_class, dest=SUPPRESS, required=False, help=None, metavar=None):
        self._prog_prefix = prog
        self._parser_class = parser_class
        self._name_parser_map = {}
        self._choices_actions = []
        self._deprecated = set()
        super().__init__(
            option_strings, dest, PARSER, choices=self._name_parser_map, required=required, help=help, metavar=metavar
        )

    def add_parser(self, name, *, deprecated=False, **kwargs):
        if kwargs.get('prog') is None:
            kwargs['prog'] = f'{self._prog_prefix} {name}'
        aliases = kwargs.pop('aliases', ())
        if name in self._name_parser_map:
            raise ArgumentError(self, f'conflicting subparser: {name}')
        for alias in aliases:
            if alias in self._name_parser_map:
                raise ArgumentError(self, f'conflicting subparser alias: {alias}')
        if 'help' in kwargs:
            self._choices_actions.append(_Choice(name, aliases, kwargs.pop('help')))
        parser = self._parser_class(**kwargs)
        for known in (name, *aliases):
            self._name_parser_map[known] = parser
            if deprecated:
                self._deprecated.add(known)
        return parser

    def _get_subactions(self):
        return self._choices_actions

    def __call__(self, parser, namespace, values, option_string=None):
        name, *rest = values
        if self.dest is not SUPPRESS:
            setattr(namespace, self.dest, name)
        if name not in self._name_parser_map:
            known = ', '.join(self._name_parser_map)
            raise ArgumentError(self, f'unknown parser {name!r} (choices: {known})')
        chosen = self._name_parser_map[name]
        if name in self._deprecated:
            parser._warning(f"command '{name}' is deprecated")
        # The values of the parser below replace those of this one: it starts with a namespace of its own.
        found, left = chosen.parse_known_args(rest, None)
        for key, value in vars(found).items():
            setattr(namespace, key, value)
        if left:
            vars(namespace).setdefault(_UNRECOGNIZED_ARGS_ATTR, []).extend(left)


class FileType:
    """A type that opens the file which an argument names."""

    def __init__(self, mode='r', bufsize=-1, encoding=None, errors=None):
        self._mode = mode
        self._bufsize = bufsize
        self._encoding = encoding
        self._errors = errors

    def __call__(self, string):
        if string == '-':
            if 'r' in self._mode:
                return _sys.stdin.buffer if 'b' in self._mode else _sys.stdin
            if any(letter in self._mode for letter in 'wax'):
                return _sys.stdout.buffer if 'b' in self._mode else _sys.stdout
            raise ValueError(f'argument "-" with mode {self._mode!r}')
        try:
            return open(string, self._mode, self._bufsize, self._encoding, self._errors)
        except OSError as error:
            raise ArgumentTypeError(f"can't open '{string}': {error}") from error

    def __repr__(self):
        shown = [repr(value) for value in (self._mode, self._bufsize) if value != -1]
        for name, value in (('encoding', self._encoding), ('errors', self._errors)):
            if value is not None:
                shown.append(f'{name}={value!r}')
        return f'{type(self).__name__}({", ".join(shown)})'


# --- containers of arguments

_ACTIONS = {
    None: _StoreAction,
    'store': _StoreAction,
    'store_const': _StoreConstAction,
    'store_true': _StoreTrueAction,
    'store_false': _StoreFalseAction,
    'append': _AppendAction,
    'append_const': _AppendConstAction,
    'count': _CountAction,
    'help': _HelpAction,
    'version': _VersionAction,
    'extend': _ExtendAction,
}


def _is_negative_number(text):
    """A minus and digits, with a point among or before them: what an option may not be taken for."""
    if text[:1] != '-':
        return False
    if text[-1:] == '\n':
        text = text[:-1]
    whole, point, fraction = text[1:].partition('.')
    if not point:
        return whole.isdecimal()
    return fraction.isdecimal() and (not whole or whole.isdecimal())


class _ActionsContainer:
    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {'action': dict(_ACTIONS)}
        self._get_handler()
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default_value=None):
        return self._registries[registry_name].get(value, default_value)

    def set_defaults(self, **kwargs):
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest, None)

    def add_argument(self, *args, **kwargs):
        chars = self.prefix_chars
        if not args or (len(args) == 1 and args[0][0] not in chars):
            if args and 'dest' in kwargs:
                raise ValueError('dest supplied twice for positional argument')
            kwargs = self._get_positional_kwargs(*args, **kwargs)
        else:
            kwargs = self._get_optional_kwargs(*args, **kwargs)
        if 'default' not in kwargs:
            dest = kwargs['dest']
            if dest in self._defaults:
                kwargs['default'] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs['default'] = self.argument_default
        action_class = self._pop_action_class(kwargs)
        if not callable(action_class):
            raise ValueError(f'unknown action "{action_class}"')
        action = action_class(**kwargs)
        convert = self._registry_get('type', action.type, action.type)
        if not callable(convert):
            raise ValueError(f'{convert!r} is not callable')
        if convert is FileType:
            raise ValueError(f'{convert!r} is a FileType class object, instance of it must be passed')
        if hasattr(self, '_get_formatter'):
            try:
                self._get_formatter()._format_args(action, None)
            except TypeError:
                raise ValueError('length of metavar tuple does not match nargs') from None
        return self._add_action(action)

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for name in action.option_strings:
            self._option_string_actions[name] = action
            if _is_negative_number(name) and not self._has_negative_number_optionals:
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        by_title = {}
        for group in self._action_groups:
            if group.title in by_title:
                raise ValueError(f'cannot merge actions - two groups are named {group.title!r}')
            by_title[group.title] = group
        home = {}
        for group in container._action_groups:
            if group.title not in by_title:
                by_title[group.title] = self.add_argument_group(
                    title=group.title, description=group.description, conflict_handler=group.conflict_handler
                )
            for action in group._group_actions:
                home[action] = by_title[group.title]
        for group in container._mutually_exclusive_groups:
            copy = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                home[action] = copy
        for action in container._actions:
            home.get(action, self)._add_action(action)

    def _get_positional_kwargs(self, dest, **kwargs):
        if 'required' in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get('nargs')
        if nargs not in (OPTIONAL, ZERO_OR_MORE):
            kwargs['required'] = True
        elif nargs == ZERO_OR_MORE and 'default' not in kwargs:
            kwargs['required'] = True
        return dict(kwargs, dest=dest, option_strings=[])

    def _get_optional_kwargs(self, *args, **kwargs):
        chars = self.prefix_chars
        for name in args:
            if name[0] not in chars:
                raise ValueError(f'invalid option string {name!r}: must start with a character {chars!r}')
        dest = kwargs.pop('dest', None)
        if dest is None:
            long = [name for name in args if len(name) > 1 and name[1] in chars]
            dest = (long or args)[0].lstrip(chars)
            if not dest:
                raise ValueError(f'dest= is required for options like {args[0]!r}')
            dest = dest.replace('-', '_')
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _pop_action_class(self, kwargs, default=None):
        action = kwargs.pop('action', default)
        return self._registry_get('action', action, action)

    # Two options of one name.

    def _get_handler(self):
        handler = getattr(self, f'_handle_conflict_{self.conflict_handler}', None)
        if handler is None:
            raise ValueError(f'invalid conflict_resolution value: {self.conflict_handler!r}')
        return handler

    def _check_conflict(self, action):
        known = self._option_string_actions
        conflicts = [(name, known[name]) for name in action.option_strings if name in known]
        if conflicts:
            self._get_handler()(action, conflicts)

    def _handle_conflict_error(self, action, conflicts):
        word = 'string' if len(conflicts) == 1 else 'strings'
        raise ArgumentError(action, f'conflicting option {word}: ' + ', '.join([name for name, _ in conflicts]))

    def _handle_conflict_resolve(self, action, conflicts):
        for name, other in conflicts:
            other.option_strings.remove(name)
            self._option_string_actions.pop(name, None)
            if not other.option_strings:
                other.container._remove_action(other)


def _warn_of_nesting(kind):
    import warnings

    warnings.warn(f'Nesting {kind} groups is deprecated.', category=DeprecationWarning, stacklevel=3)


class _ArgumentGroup(_ActionsContainer):
    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault('conflict_handler', container.conflict_handler)
        kwargs.setdefault('prefix_chars', container.prefix_chars)
        kwargs.setdefault('argument_default', container.argument_default)
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        # All groups of one parser know the same arguments.
        self._registries = container._registries
        self._actions = container._actions
        self._option_string_actions = container._option_string_actions
        self._defaults = container._defaults
        self._has_negative_number_optionals = container._has_negative_number_optionals
        self._mutually_exclusive_groups = container._mutually_exclusive_groups

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        _warn_of_nesting('argument')
        return super().add_argument_group(*args, **kwargs)


class _MutuallyExclusiveGroup(_ArgumentGroup):
    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required
        self._container = container

    def _add_action(self, action):
        if action.required:
            raise ValueError('mutually exclusive arguments must be optional')
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

    def add_mutually_exclusive_group(self, **kwargs):
        _warn_of_nesting('mutually exclusive')
        return super().add_mutually_exclusive_group(**kwargs)


# --- the parser


def _least_and_most(action):
    """How many values an argument takes; None for any number."""
    nargs = action.nargs
    if nargs is None:
        return 1, 1
    if nargs == OPTIONAL:
        return 0, 1
    if nargs in (ZERO_OR_MORE, REMAINDER):
        return 0, None
    if nargs in (ONE_OR_MORE, PARSER):
        return 1, None
    if nargs == SUPPRESS:
        return 0, 0
    return nargs, nargs


def _values_of_option(action, pattern, start):
    """How many arguments from `start` on are values of the option, or None when there are too few."""
    least, most = _least_and_most(action)
    everything = action.nargs in (REMAINDER, PARSER)
    end = start
    size = len(pattern)
    while end < size and (most is None or end - start < most):
        kind = pattern[end]
        if kind == 'A' or (kind == 'O' and everything and end - start >= least):
            end += 1
        else:
            break
    return end - start if end - start >= least else None


def _expected(action):
    nargs = action.nargs
    if nargs is None:
        return 'expected one argument'
    if nargs == OPTIONAL:
        return 'expected at most one argument'
    if nargs == ONE_OR_MORE:
        return 'expected at least one argument'
    return f'expected {nargs} argument' if nargs == 1 else f'expected {nargs} arguments'


class _Reading:
    """One pass over a command line."""

    def __init__(self, parser, arguments, namespace, positionals):
        self.parser = parser
        self.arguments = arguments
        self.namespace = namespace
        self.positionals = positionals
        self.extras = []
        self.seen = set()
        self.seen_with_value = set()
        self.warned = set()
        self.rivals = {}
        for group in parser._mutually_exclusive_groups:
            members = group._group_actions
            for index, action in enumerate(members):
                others = self.rivals.setdefault(action, [])
                others.extend(members[:index])
                others.extend(members[index + 1:])
        self.options = {}
        kinds = []
        mark = False
        for index, argument in enumerate(arguments):
            if mark:
                kinds.append('A')
            elif argument == '--':
                mark = True
                kinds.append('-')
            else:
                found = parser._parse_optional(argument)
                if found is None:
                    kinds.append('A')
                else:
                    self.options[index] = found
                    kinds.append('O')
        self.pattern = ''.join(kinds)

    def run(self):
        last = max(self.options, default=-1)
        index = 0
        while index <= last:
            upcoming = index
            while upcoming not in self.options:
                upcoming += 1
            if index != upcoming:
                end = self.take_positionals(index)
                if end > index:
                    index = end
                    continue
                self.extras.extend(self.arguments[index:upcoming])
                index = upcoming
            index = self.take_option(index)
        end = self.take_positionals(index)
        self.extras.extend(self.arguments[end:])

    def act(self, action, strings, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, strings)
        if values is not action.default:
            self.seen_with_value.add(action)
            for rival in self.rivals.get(action, ()):
                if rival in self.seen_with_value:
                    raise ArgumentError(action, f'not allowed with argument {_get_action_name(rival)}')
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def take_option(self, start):
        known = self.parser._option_string_actions
        chars = self.parser.prefix_chars
        action, option, separator, explicit = self.options[start]
        if action is None:
            self.extras.append(self.arguments[start])
            return start + 1
        found = []
        while True:
            if explicit is None:
                count = _values_of_option(action, self.pattern, start + 1)
                if count is None:
                    raise ArgumentError(action, _expected(action))
                end = start + 1 + count
                found.append((action, self.arguments[start + 1:end], option))
                break
            end = start + 1
            count = _values_of_option(action, 'A', 0)
            if count == 0 and option[1] not in chars and explicit != '':
                # More flags behind one prefix: -abc.
                if separator or explicit[0] in chars:
                    raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
                found.append((action, [], option))
                letter = option[0]
                option = letter + explicit[0]
                if option not in known:
                    self.extras.append(letter + explicit)
                    break
                action = known[option]
                explicit = explicit[1:]
                if not explicit:
                    separator = explicit = None
                elif explicit[0] == '=':
                    separator = '='
                    explicit = explicit[1:]
                else:
                    separator = ''
            elif count == 1:
                found.append((action, [explicit], option))
                break
            else:
                if count is None:
                    raise ArgumentError(action, _expected(action))
                raise ArgumentError(action, f'ignored explicit argument {explicit!r}')
        for action, strings, option in found:
            if action.deprecated and option not in self.warned:
                self.parser._warning(f"option '{option}' is deprecated")
                self.warned.add(option)
            self.act(action, strings, option)
        return end

    def take_positionals(self, start):
        for action, begin, end in self.shares(start):
            strings = self.arguments[begin:end]
            if strings and action.deprecated and action.dest not in self.warned:
                self.parser._warning(f"argument '{action.dest}' is deprecated")
                self.warned.add(action.dest)
            if action.nargs not in (PARSER, REMAINDER) and '--' in strings:
                strings.remove('--')
            self.act(action, strings)
            self.positionals.remove(action)
            start = end
        return start

    def shares(self, start):
        """Which arguments go to which of the positionals: as many positionals as there are values for, the first ones
        taking what the later ones can do without."""
        pattern = self.pattern
        option = pattern.find('O', start)
        stop = len(pattern) if option < 0 else option
        run = stop - start
        if pattern.find('-', start, stop) >= 0:
            run -= 1
        needs = []
        needed = 0
        behind = None
        for action in self.positionals:
            least, most = _least_and_most(action)
            if behind is None:
                if needed + least > run:
                    break
            elif self.last_run(needed + least - behind, start + behind) is None:
                break
            needed += least
            if behind is None and action.nargs in (REMAINDER, PARSER):
                # What comes behind it may also stand behind options.
                behind = needed
            needs.append((action, least, most))
        rest = 0
        if behind is not None and needed > behind and self.last_run(needed - behind, stop) is not None:
            rest = needed - behind
            needed = behind
        result = []
        for action, least, most in needs:
            begin = start
            needed -= least
            if action.nargs in (REMAINDER, PARSER):
                needed += rest
                rest = 0
                start = self.last_run(needed, start + least)
                option = pattern.find('O', start)
                stop = len(pattern) if option < 0 else option
                run = stop - start
                if pattern.find('-', start, stop) >= 0:
                    run -= 1
            else:
                count = run - needed
                if most is not None and count > most:
                    count = most
                run -= count
                if start < stop and pattern[start] == '-':
                    start += 1
                while count and start < stop:
                    if pattern[start] == 'A':
                        count -= 1
                    start += 1
                if start < stop and pattern[start] == '-':
                    start += 1
            result.append((action, begin, start))
        return result

    def last_run(self, size, lowest):
        """The last place, from `lowest` on, where so many values stand in a row."""
        place = len(self.pattern)
        found = 0
        while found < size:
            if place == lowest:
                return None
            place -= 1
            kind = self.pattern[place]
            if kind == 'A':
                found += 1
            elif kind == 'O':
                found = 0
        return place


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Turns the words of a command line into the attributes of a namespace."""

    def __init__(
        self,
        prog=None,
        usage=None,
        description=None,
        epilog=None,
        parents=[],
        formatter_class=HelpFormatter,
        prefix_chars='-',
        fromfile_prefix_chars=None,
        argument_default=None,
        conflict_handler='error',
        add_help=True,
        allow_abbrev=True,
        exit_on_error=True,
    ):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        if prog is None:
            prog = _sys.argv[0].rpartition('/')[2]
        self.prog = prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self._positionals = self.add_argument_group('positional arguments')
        self._optionals = self.add_argument_group('options')
        self._subparsers = None
        self.register('type', None, _unchanged)
        if add_help:
            prefix = '-' if '-' in prefix_chars else prefix_chars[0]
            self.add_argument(
                prefix + 'h',
                prefix * 2 + 'help',
                action='help',
                default=SUPPRESS,
                help='show this help message and exit',
            )
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError('parents must be a list of ArgumentParser')
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        names = ('prog', 'usage', 'description', 'formatter_class', 'conflict_handler', 'add_help')
        return [(name, getattr(self, name)) for name in names]

    # Adding.

    def add_subparsers(self, **kwargs):
        if self._subparsers is not None:
            raise ArgumentError(None, 'cannot have multiple subparser arguments')
        kwargs.setdefault('parser_class', type(self))
        if 'title' in kwargs or 'description' in kwargs:
            title = kwargs.pop('title', 'subcommands')
            self._subparsers = self.add_argument_group(title, kwargs.pop('description', None))
        else:
            self._subparsers = self._positionals
        if kwargs.get('prog') is None:
            # The names of commands below start with what must come before them.
            formatter = self._get_formatter()
            formatter.add_usage(
                self.usage, self._get_positional_actions(), self._mutually_exclusive_groups, ''
            )
            kwargs['prog'] = formatter.format_help().strip()
        if 'action' in kwargs:
            action_class = self._pop_action_class(kwargs)
        else:
            action_class = _SubParsersAction
        action = action_class(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    def _get_optional_actions(self):
        return [action for action in self._actions if action.option_strings]

    def _get_positional_actions(self):
        return [action for action in self._actions if not action.option_strings]

    # Parsing.

    def parse_args(self, args=None, namespace=None):
        return self._without_rest(self.parse_known_args(args, namespace))

    def parse_known_args(self, args=None, namespace=None):
        return self._parse(args, namespace, False)

    def parse_intermixed_args(self, args=None, namespace=None):
        return self._without_rest(self.parse_known_intermixed_args(args, namespace))

    def parse_known_intermixed_args(self, args=None, namespace=None):
        positionals = self._get_positional_actions()
        for action in positionals:
            if action.nargs in (PARSER, REMAINDER):
                raise TypeError(f'parse_intermixed_args: positional arg with nargs={action.nargs}')
        for group in self._mutually_exclusive_groups:
            for action in group._group_actions:
                if action in positionals:
                    raise TypeError('parse_intermixed_args: positional in mutuallyExclusiveGroup')
        return self._parse(args, namespace, True)

    def _without_rest(self, parsed):
        namespace, rest = parsed
        if rest:
            message = f'unrecognized arguments: {" ".join(rest)}'
            if not self.exit_on_error:
                raise ArgumentError(None, message)
            self.error(message)
        return namespace

    def _parse(self, args, namespace, intermixed):
        args = _sys.argv[1:] if args is None else list(args)
        if namespace is None:
            namespace = Namespace()
        if not intermixed:
            self._set_defaults(namespace, self._actions)
        else:
            self._set_defaults(namespace, self._get_optional_actions())
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            rest = self._read(args, namespace, intermixed)
        except ArgumentError as error:
            if not self.exit_on_error:
                raise
            self.error(str(error))
        if hasattr(namespace, _UNRECOGNIZED_ARGS_ATTR):
            rest.extend(getattr(namespace, _UNRECOGNIZED_ARGS_ATTR))
            delattr(namespace, _UNRECOGNIZED_ARGS_ATTR)
        return namespace, rest

    def _set_defaults(self, namespace, actions):
        for action in actions:
            if action.dest is not SUPPRESS and action.default is not SUPPRESS and not hasattr(namespace, action.dest):
                setattr(namespace, action.dest, action.default)

    def _read(self, args, namespace, intermixed):
        if self.fromfile_prefix_chars is not None:
            args = self._read_args_from_files(args)
        positionals = self._get_positional_actions()
        reading = _Reading(self, args, namespace, [] if intermixed else positionals)
        reading.run()
        if intermixed:
            # The options are done; what they left is read once more for the positionals.
            self._check_given(reading, namespace, self._get_optional_actions())
            self._check_groups(reading)
            self._set_defaults(namespace, positionals)
            reading = _Reading(self, reading.extras, namespace, list(positionals))
            reading.run()
            self._check_given(reading, namespace, positionals)
        else:
            self._check_given(reading, namespace, self._actions)
            self._check_groups(reading)
        return reading.extras

    def _check_given(self, reading, namespace, actions):
        missing = []
        for action in actions:
            if action in reading.seen:
                continue
            if action.required:
                missing.append(_get_action_name(action))
            elif isinstance(action.default, str) and action.default is getattr(namespace, action.dest, None):
                # A default that is text is converted as a given value is.
                setattr(namespace, action.dest, self._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f'the following arguments are required: {", ".join(missing)}')

    def _check_groups(self, reading):
        for group in self._mutually_exclusive_groups:
            if group.required and not any(action in reading.seen_with_value for action in group._group_actions):
                names = [_get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f'one of the arguments {" ".join(names)} is required')

    def _read_args_from_files(self, args):
        result = []
        for argument in args:
            if not argument or argument[0] not in self.fromfile_prefix_chars:
                result.append(argument)
                continue
            try:
                with open(argument[1:]) as file:
                    inner = []
                    for line in file.read().splitlines():
                        inner.extend(self.convert_arg_line_to_args(line))
                    result.extend(self._read_args_from_files(inner))
            except OSError as error:
                raise ArgumentError(None, str(error)) from error
        return result

    def convert_arg_line_to_args(self, arg_line):
        return [arg_line]

    def _parse_optional(self, argument):
        """None for a value, else the option that the argument stands for, as (action, option, separator, value)."""
        if not argument or argument[0] not in self.prefix_chars:
            return None
        known = self._option_string_actions
        if argument in known:
            return known[argument], argument, None, None
        if len(argument) == 1:
            return None
        option, separator, explicit = argument.partition('=')
        if separator and option in known:
            return known[option], option, separator, explicit
        found = self._get_option_tuples(argument)
        if len(found) > 1:
            matches = ', '.join([candidate[1] for candidate in found])
            raise ArgumentError(None, f'ambiguous option: {argument} could match {matches}')
        if found:
            return found[0]
        if _is_negative_number(argument) and not self._has_negative_number_optionals:
            return None
        if ' ' in argument:
            return None
        return None, argument, None, None

    def _get_option_tuples(self, argument):
        """The options that an abbreviation, or a flag with its value behind it, may stand for."""
        known = self._option_string_actions
        found = []
        start, separator, explicit = argument.partition('=')
        if not separator:
            separator = explicit = None
        if argument[1] in self.prefix_chars:
            if self.allow_abbrev:
                for name, action in known.items():
                    if name.startswith(start):
                        found.append((action, name, separator, explicit))
            return found
        flag = argument[:2]
        for name, action in known.items():
            if name == flag:
                found.append((action, name, '', argument[2:]))
            elif name.startswith(start):
                found.append((action, name, separator, explicit))
        return found

    # Values.

    def _get_values(self, action, strings):
        nargs = action.nargs
        if nargs == OPTIONAL and not strings:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str):
                value = self._get_value(action, value)
                self._check_value(action, value)
            return value
        if nargs == ZERO_OR_MORE and not strings and not action.option_strings:
            value = action.default
            if value is None:
                return []
            self._check_value(action, value)
            return value
        if len(strings) == 1 and (nargs is None or nargs == OPTIONAL):
            value = self._get_value(action, strings[0])
            self._check_value(action, value)
            return value
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, string) for string in strings]
        if nargs == PARSER:
            self._check_value(action, values[0])
        elif nargs != REMAINDER:
            for value in values:
                self._check_value(action, value)
        return values

    def _get_value(self, action, string):
        convert = self._registry_get('type', action.type, action.type)
        if not callable(convert):
            raise ArgumentError(action, f'{convert!r} is not callable')
        try:
            return convert(string)
        except ArgumentTypeError as error:
            raise ArgumentError(action, str(error)) from error
        except (TypeError, ValueError):
            name = getattr(action.type, '__name__', repr(action.type))
            raise ArgumentError(action, f'invalid {name} value: {string!r}') from None

    def _check_value(self, action, value):
        if action.choices is not None and value not in action.choices:
            known = ', '.join([repr(choice) for choice in action.choices])
            raise ArgumentError(action, f'invalid choice: {value!r} (choose from {known})')

    # Help.

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            (file or _sys.stderr).write(message)

    def _warning(self, message):
        self._print_message(f'{self.prog}: warning: {message}\n', _sys.stderr)

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        raise SystemExit(status)

    def error(self, message):
        self.print_usage(_sys.stderr)
        self.exit(2, f'{self.prog}: error: {message}\n')


def _unchanged(string):
    return string
