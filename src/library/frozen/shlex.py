"""A lexical analyzer class for simple shell-like syntaxes."""
from io import StringIO

__all__ = ['shlex', 'split', 'quote', 'join']

_SAFE = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./-_')


class shlex:
    """A lexical analyzer: iterate over it for the tokens."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        if instream is None:
            raise ValueError('there is no standard input to analyze: give a text')
        self.instream = StringIO(instream) if isinstance(instream, str) else instream
        self.infile = infile
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
        if posix:
            self.wordchars += 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self.source = None
        if not punctuation_chars:
            punctuation_chars = ''
        elif punctuation_chars is True:
            punctuation_chars = '();<>|&'
        self._punctuation_chars = punctuation_chars
        if punctuation_chars:
            self.wordchars += '~-./*?='
            self.wordchars = ''.join(char for char in self.wordchars if char not in punctuation_chars)
        self._waiting = []
        self._sources = []
        # A character that was read too far.
        self._unread = []

    @property
    def punctuation_chars(self):
        return self._punctuation_chars

    def push_source(self, newstream, newfile=None):
        """Push an input source onto the lexer's input source stack."""
        self._sources.insert(0, (self.infile, self.instream, self.lineno))
        self.infile = newfile
        self.instream = StringIO(newstream) if isinstance(newstream, str) else newstream
        self.lineno = 1

    def pop_source(self):
        """Pop the input source stack."""
        self.instream.close()
        self.infile, self.instream, self.lineno = self._sources.pop(0)

    def sourcehook(self, newfile):
        """Hook called on a filename to be sourced."""
        if newfile[:1] == '"':
            newfile = newfile[1:-1]
        return newfile, open(newfile, 'r')

    def push_token(self, tok):
        """Push a token onto the stack popped by the get_token method"""
        self._waiting.insert(0, tok)

    def get_token(self):
        """Get a token from the input stream (or from stack if it's nonempty)"""
        if self._waiting:
            return self._waiting.pop(0)
        token = self.read_token()
        while self.source is not None and token == self.source:
            made = self.sourcehook(self.read_token())
            if made:
                newfile, newstream = made
                self.push_source(newstream, newfile)
            token = self.get_token()
        while token == self.eof and self._sources:
            self.pop_source()
            token = self.get_token()
        return token

    def _next(self):
        char = self._unread.pop() if self._unread else self.instream.read(1)
        if char == '\n':
            self.lineno += 1
        return char

    def _back(self, char):
        if char == '\n':
            self.lineno -= 1
        if char:
            self._unread.append(char)

    def _comment(self):
        while (char := self._next()) and char != '\n':
            pass

    def _quoted(self, quote, token):
        """The rest of a quotation."""
        while True:
            char = self._next()
            if not char:
                raise ValueError('No closing quotation')
            if char == quote:
                return token if self.posix else token + char
            if self.posix and char in self.escape and quote in self.escapedquotes:
                following = self._next()
                if not following:
                    raise ValueError('No escaped character')
                if following not in (quote, char):
                    token += char
                token += following
            else:
                token += char

    def read_token(self):
        posix = self.posix
        # Before a token: blanks and comments.
        while True:
            char = self._next()
            if not char:
                return self.eof
            if char in self.commenters:
                self._comment()
            elif char not in self.whitespace:
                break
        token = ''
        if char in self._punctuation_chars:
            while char and char in self._punctuation_chars:
                token += char
                char = self._next()
            self._back(char)
            return token
        if not posix:
            if char in self.quotes:
                return self._quoted(char, char)
            if char not in self.wordchars and not self.whitespace_split:
                return char
        elif char not in self.wordchars and char not in self.quotes and char not in self.escape and not self.whitespace_split:
            return char
        while char:
            if char in self.whitespace:
                break
            if char in self.commenters:
                self._comment()
                break
            if self._punctuation_chars and char in self._punctuation_chars:
                self._back(char)
                break
            if posix and char in self.quotes:
                token = self._quoted(char, token)
            elif posix and char in self.escape:
                following = self._next()
                if not following:
                    raise ValueError('No escaped character')
                token += following
            elif char in self.wordchars or char in self.quotes or self.whitespace_split:
                token += char
            else:
                self._back(char)
                break
            char = self._next()
        return token

    def error_leader(self, infile=None, lineno=None):
        return '"%s", line %d: ' % (self.infile if infile is None else infile, self.lineno if lineno is None else lineno)

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """Split the string *s* using shell-like syntax."""
    if s is None:
        raise ValueError('s argument must not be None')
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ''
    return list(lexer)


def join(split_command):
    """Return a shell-escaped string from *split_command*."""
    return ' '.join(quote(word) for word in split_command)


def quote(s):
    """Return a shell-escaped version of the string *s*."""
    if not s:
        return "''"
    if not isinstance(s, str):
        raise TypeError(f"expected string or bytes-like object, got '{type(s).__name__}'")
    if all(char in _SAFE for char in s):
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
