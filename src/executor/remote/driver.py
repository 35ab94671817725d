"""The part of a remote executor that runs inside the sandbox: executes actions in one interpreter, streams what they
print, and calls the host's tools. Python 3.8 and later, standard library only. spec/executors.md describes the frames.

Out: RS, one line of ASCII JSON, LF, on the standard output that the process was started with. Sequenced frames (s > 0)
are kept until the host acknowledges them, and sent again when it asks. In: lines of JSON numbered by n, in any order and
perhaps twice; those numbered 0 only acknowledge, ask for a repetition ("from") or for a sign of life. Nothing here is a boundary: code that runs beside this driver can do whatever the process can.
"""

import ast
import binascii
import builtins
import collections
import collections.abc
import itertools
import io
import json
import linecache
import os
import queue
import select
import signal
import sys
import threading
import time
import traceback
import types

PROTOCOL = 1
DRIVER = sys._getframe().f_code.co_filename
MAIN = threading.get_ident()
DEPTH = 200
PIECE = 16384  # characters of output in one frame
LONGEST = 16384  # characters of one frame: longer ones go in parts, so that a stream that breaks often gets on
WINDOW = 4 << 20  # bytes that may wait for the host before whoever sends has to wait too
REPR = 65536
TEXT = 65536


class Finish(BaseException):
    """Unwinds an action after its final answer."""


class State:
    """What the driver knows of the action under way."""

    running = False  # the main thread is in guest code: interrupts may be raised
    guarded = 0  # the main thread is in driver code that must not be interrupted
    pending = None  # the interrupt that came meanwhile
    forked = False
    action = 0
    finished = False  # it has given its final answer
    stopping = False  # the host wants it to end
    settings = {}
    offered = ()  # names of tools
    loop = None
    complaints = 2  # the standard error that the process was started with


state = State()


class guard:
    """Holds interrupts back while the main thread is at work on the driver's own data."""

    def __enter__(self):
        if threading.get_ident() == MAIN:
            state.guarded += 1

    def __exit__(self, *details):
        if threading.get_ident() == MAIN:
            state.guarded -= 1
            if state.guarded == 0 and state.pending is not None:
                pending, state.pending = state.pending, None
                if state.running:
                    raise pending


def interrupt(error):
    if not state.running:
        return
    if state.guarded:
        state.pending = error
    else:
        raise error


def press(frame):
    """From now on, whatever catches an interrupt is interrupted again: at the first line of its handler, and every
    few milliseconds. Main thread only."""
    signal.setitimer(signal.ITIMER_REAL, 0.005, 0.005)
    arm(frame)


def arm(frame):
    sys.settrace(on_line)
    while frame is not None:
        if frame.f_code.co_filename != DRIVER:
            frame.f_trace = on_line
        frame = frame.f_back


def on_line(frame, event, _argument):
    if event == "line" and frame.f_code.co_filename != DRIVER and state.running and not state.guarded:
        if state.finished:
            raise Finish()
        if state.stopping:
            raise KeyboardInterrupt()
    return on_line


def on_interrupt(_number, frame):
    if state.finished:
        press(frame)
        return
    if state.stopping:
        press(frame)
    interrupt(KeyboardInterrupt())


def on_alarm(_number, frame):
    if not state.running:
        return
    arm(frame)
    if state.finished:
        interrupt(Finish())
    elif state.stopping:
        interrupt(KeyboardInterrupt())


# ------------------------------------------------------------------------------------------------------------ frames out


class Channel:
    """Frames to the host, in order. One thread writes; the others only put into a queue, which cannot be torn."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.outbox = queue.SimpleQueue()
        self.kept = collections.deque()
        self.kept_bytes = 0
        self.sequence = 0
        self.wishes = 0  # how often the host has asked for frames again
        self.received = 0  # lines taken from the host without a gap
        self.reported = 0
        threading.Thread(target=self.write, daemon=True).start()

    def send(self, frame, wait=True):
        text = json.dumps(frame, separators=(",", ":")) if isinstance(frame, dict) else frame
        while wait and self.kept_bytes > WINDOW and not state.forked:
            time.sleep(0.005)
        self.outbox.put(("frame", text))

    def note(self, kind):
        """An unsequenced frame: lost ones are not sent again."""
        self.outbox.put(("note", kind))

    def flush(self):
        """Waits until all that was sent has left the process, for a moment at most."""
        done = threading.Event()
        self.outbox.put(("flush", done))
        done.wait(1)

    def acknowledged(self, sequence):
        self.outbox.put(("ack", sequence))

    def resend(self, sequence):
        self.wishes += 1
        self.outbox.put(("resync", (self.wishes, sequence)))

    def write(self):
        while True:
            kind, item = self.outbox.get()
            if kind == "frame":
                if len(item) <= LONGEST:
                    self.keep(item)
                else:
                    for at in range(0, len(item), LONGEST):
                        end = at + LONGEST >= len(item)
                        part = json.dumps(item[at : at + LONGEST])
                        self.keep('{"t":"%s","d":%s}' % ("end" if end else "part", part))
            elif kind == "note":
                self.put(0, '{"t":"%s","l":%d}' % (item, self.sequence))
            elif kind == "flush":
                item.set()
            elif kind == "ack":
                while self.kept and self.kept[0][0] <= item:
                    self.kept_bytes -= len(self.kept.popleft()[1])
            else:
                wish, first = item
                for sequence, text in list(self.kept):
                    if wish != self.wishes:
                        break  # the host has asked again meanwhile, and knows better where to begin
                    if sequence >= first:
                        self.put(sequence, text)

    def keep(self, text):
        self.sequence += 1
        self.kept.append((self.sequence, text))
        self.kept_bytes += len(text)
        self.put(self.sequence, text)

    def put(self, sequence, text):
        self.reported = self.received
        data = memoryview(('\x1e{"s":%d,"a":%d,%s\n' % (sequence, self.received, text[1:])).encode("ascii"))
        while data:
            try:
                data = data[os.write(self.descriptor, data) :]
            except BlockingIOError:
                select.select([], [self.descriptor], [])
            except OSError:
                os._exit(0)


# ------------------------------------------------------------------------------------------------------------- lines in


class Inbound:
    """Lines from the host: put back into order, freed of repetitions, long messages joined."""

    def __init__(self, handle):
        self.handle = handle
        self.early = {}
        self.parts = []

    def line(self, raw):
        try:
            message = json.loads(raw)
            number = message["n"]
        except (ValueError, KeyError, TypeError):
            return
        acknowledged = message.get("a")
        if acknowledged:
            channel.acknowledged(acknowledged)
        if message.get("from"):
            channel.resend(message["from"])
        if message.get("ping"):
            channel.note("pong")
        if number <= channel.received or number in self.early:
            return
        self.early[number] = message
        while channel.received + 1 in self.early:
            message = self.early.pop(channel.received + 1)
            channel.received += 1
            self.take(message)
        if channel.received - channel.reported >= 16:
            channel.note("ack")

    def take(self, message):
        if "p" in message:
            self.parts.append(binascii.a2b_base64(message["p"]))
            if not message.get("last"):
                return
            whole = json.loads(b"".join(self.parts).decode("utf-8"))
            self.parts = []
        else:
            whole = message.get("m")
        if whole is not None:
            self.handle(whole)


def read_stdin(descriptor, inbound):
    rest = []
    while True:
        data = os.read(descriptor, 1 << 16)
        if not data:
            os._exit(0)
        lines = data.split(b"\n")
        rest.append(lines[0])
        if len(lines) > 1:
            inbound.line(b"".join(rest))
            for line in lines[1:-1]:
                inbound.line(line)
            rest = [lines[-1]]


def read_mailbox(folder, inbound):
    """For places without a standard input: files of lines, complete once they end with a newline; any order will do."""
    pause = 0.005
    while True:
        read = 0
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            try:
                with open(path, "rb") as file:
                    data = file.read()
                if not data.endswith(b"\n"):
                    continue
                os.unlink(path)
            except OSError:
                continue
            read += 1
            for line in data.split(b"\n"):
                if line:
                    inbound.line(line)
        pause = 0.005 if read else min(pause * 1.02, 0.05)
        time.sleep(pause)


# ---------------------------------------------------------------------------------------------------------------- output


class Output:
    """What is printed, by Python or by processes it started, in one order for both streams."""

    def __init__(self, pipes):
        self.pipes = pipes
        self.lock = threading.RLock()
        self.pieces = []
        self.size = 0
        self.left = 0
        self.truncated = False
        self.wake = threading.Event()
        self.partial = {descriptor: b"" for descriptor in pipes}
        for descriptor in pipes:
            os.set_blocking(descriptor, False)
        threading.Thread(target=self.pump, daemon=True).start()
        threading.Thread(target=self.tick, daemon=True).start()

    def write(self, stream, text):
        with guard(), self.lock:
            self.drain()
            self.add(stream, text)

    def add(self, stream, text):
        if not text or state.finished:
            return
        if len(text) > self.left:
            self.truncated = True
            text = text[: self.left]
        self.left -= len(text)
        while text:
            piece, text = text[:PIECE], text[PIECE:]
            if self.pieces and self.pieces[-1][0] == stream:
                self.pieces[-1][1].append(piece)
            else:
                self.pieces.append((stream, [piece]))
            self.size += len(piece)
            if self.size >= PIECE:
                self.send()
            elif not self.wake.is_set():
                self.wake.set()

    def send(self):
        if self.pieces:
            pieces = [[stream, "".join(texts)] for stream, texts in self.pieces]
            self.pieces = []
            self.size = 0
            channel.send({"t": "out", "d": pieces})

    def flush(self):
        with guard(), self.lock:
            self.drain()
            self.send()

    def drain(self):
        """Takes what processes have written to the descriptors so far."""
        for descriptor, stream in self.pipes.items():
            for _ in range(16):
                try:
                    data = os.read(descriptor, 1 << 16)
                except (BlockingIOError, InterruptedError):
                    break
                if not data:
                    break
                data = self.partial[descriptor] + data
                cut = whole_characters(data)
                self.partial[descriptor] = data[cut:]
                self.add(stream, data[:cut].decode("utf-8", "replace"))

    def pump(self):
        descriptors = list(self.pipes)
        while True:
            select.select(descriptors, [], [])
            with self.lock:
                self.drain()

    def tick(self):
        while True:
            self.wake.wait()
            self.wake.clear()
            time.sleep(0.01)
            with self.lock:
                self.send()


def whole_characters(data):
    """How many of the bytes are not the beginning of a character that goes on."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte & 0xC0 == 0x80:
            continue
        needs = 2 if byte >> 5 == 6 else 3 if byte >> 4 == 14 else 4 if byte >> 3 == 30 else 1
        return len(data) - back if needs > back else len(data)
    return len(data)


class Binary(io.RawIOBase):
    """sys.stdout.buffer"""

    def __init__(self, stream):
        self._stream = stream
        self._rest = b""

    def writable(self):
        return True

    def fileno(self):
        return self._stream.fileno()

    def write(self, data):
        data = self._rest + bytes(data)
        cut = whole_characters(data)
        self._rest = data[cut:]
        self._stream._put(data[:cut].decode("utf-8", "replace"))
        return len(data)

    def flush(self):
        self._stream.flush()


class Stream(io.TextIOBase):
    """sys.stdout and sys.stderr"""

    encoding = "utf-8"
    newlines = None
    line_buffering = True

    def __init__(self, name, descriptor):
        self.name = "<%s>" % name
        self.mode = "w"
        self._key = "o" if name == "stdout" else "e"
        self._descriptor = descriptor
        self.buffer = Binary(self)

    @property
    def errors(self):
        return "strict" if self._key == "o" else "backslashreplace"

    def _put(self, text):
        if state.forked:
            os.write(self._descriptor, text.encode("utf-8", "backslashreplace"))
        else:
            output.write(self._key, text)

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError("write() argument must be str, not %s" % type(text).__name__)
        if not text.isascii():
            data = text.encode("utf-8", self.errors)
            if self.errors != "strict":
                text = data.decode("utf-8")
        self._put(str(text))
        return len(text)

    def flush(self):
        if not state.forked:
            output.flush()
            channel.flush()

    def fileno(self):
        return self._descriptor

    def isatty(self):
        return False

    def writable(self):
        return True

    def reconfigure(self, **_options):
        pass


# ---------------------------------------------------------------------------------------------------------------- values


class Refused(Exception):
    """A value that has no form on the other side."""

    def __init__(self, kind, reason, much=False):
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.much = much
        self.path = ""

    def frame(self):
        return json.dumps({"!": [self.path, self.kind, self.reason, self.much]})


class Encoder:
    """Python values as JSON text, within a budget of characters. No pickling, and no method of the value but a dict's."""

    def __init__(self, budget, images=True):
        self.budget = budget
        self.left = budget
        self.images = images
        self.parents = set()

    def whole(self, value):
        """The text, or that of a refusal."""
        try:
            return "".join(self.value(value, []))
        except Refused as refused:
            return refused.frame()
        except RecursionError:
            return Refused(kind_of(value), "nested deeper than %d levels" % DEPTH, True).frame()

    def take(self, parts, text):
        self.left -= len(text)
        if self.left < 0:
            raise Refused("value", "larger than %d bytes" % self.budget, True)
        parts.append(text)

    def room(self, size):
        if size > self.left:
            raise Refused("value", "larger than %d bytes" % self.budget, True)

    def value(self, value, parts):
        if value is None:
            self.take(parts, "null")
        elif value is True:
            self.take(parts, "true")
        elif value is False:
            self.take(parts, "false")
        elif isinstance(value, enum_type()):
            self.value(value._value_, parts)
        elif isinstance(value, str):
            self.room(str.__len__(value))
            self.take(parts, json.dumps(str.__str__(value)))
        elif isinstance(value, int):
            plain = int.__int__(value)
            if -(1 << 53) < plain < 1 << 53:
                self.take(parts, int.__repr__(plain))
            else:
                self.room(plain.bit_length() >> 2)
                self.take(parts, '{"i":"%s"}' % format(plain, "x"))
        elif isinstance(value, float):
            self.number(float.__float__(value), parts)
        elif isinstance(value, (bytes, bytearray)):
            self.room(len(value))
            self.take(parts, '{"b":"%s"}' % binascii.b2a_base64(bytes(value), newline=False).decode("ascii"))
        elif isinstance(value, (list, tuple, dict, set, frozenset)):
            self.container(value, parts)
        else:
            self.other(value, parts)
        return parts

    def number(self, value, parts):
        if value != value:
            self.take(parts, '{"f":"nan"}')
        elif value in (float("inf"), float("-inf")):
            self.take(parts, '{"f":"%s"}' % ("inf" if value > 0 else "-inf"))
        elif value == 0 and str(value)[0] == "-":
            self.take(parts, '{"f":"-0"}')
        else:
            self.take(parts, float.__repr__(value))

    def container(self, value, parts):
        if id(value) in self.parents:
            raise Refused(type(value).__name__, "the value contains itself")
        if len(self.parents) >= DEPTH:
            raise Refused(type(value).__name__, "nested deeper than %d levels" % DEPTH, True)
        self.parents.add(id(value))
        try:
            self.items(value, parts)
        finally:
            self.parents.discard(id(value))

    def items(self, value, parts):
        if isinstance(value, dict):
            items = list(dict.items(value))
            records = all(isinstance(key, str) for key, _ in items)
            self.take(parts, '{"d":[' if records else '{"m":[')
            for index, (key, item) in enumerate(items):
                if index:
                    self.take(parts, ",")
                self.at(" key", key, parts)
                self.take(parts, ",")
                self.at("['%s']" % key[:40] if records else "[%s]" % (key if type(key) is int else "…"), item, parts)
            self.take(parts, "]}")
        else:
            isset = isinstance(value, (set, frozenset))
            istuple = isinstance(value, tuple)
            self.take(parts, '{"s":[' if isset else '{"t":[' if istuple else "[")
            items = (list if isset else tuple)(value)
            for start in range(0, len(items), CHUNK):
                chunk = items[start : start + CHUNK]
                if start:
                    self.take(parts, ",")
                text = plain_text(chunk)
                if text is not None and len(text) <= self.left:
                    self.take(parts, text)
                    continue
                for index, item in enumerate(chunk, start):
                    if index > start:
                        self.take(parts, ",")
                    self.at(" item" if isset else "[%d]" % index, item, parts)
            self.take(parts, "]}" if isset or istuple else "]")

    def at(self, step, value, parts):
        try:
            self.value(value, parts)
        except Refused as refused:
            refused.path = step + refused.path
            raise

    def other(self, value, parts):
        kind = kind_of(value)
        for cls in type(value).__mro__:
            root = getattr(cls, "__module__", None)
            known = SPECIAL.get((root.partition(".")[0] if isinstance(root, str) else "", cls.__name__))
            if known is None:
                continue
            try:
                if known(self, value, parts):
                    return
            except (Refused, RecursionError):
                raise
            except Exception as error:  # the package's own
                reason = "a Python '%s' could not be turned into data: %s: %s"
                raise Refused(kind, reason % (kind, type(error).__name__, clipped(str(error), 200)))
        if hasattr(type(value), "__dataclass_fields__"):
            fields = type(value).__dataclass_fields__
            self.container({name: getattr(value, name, None) for name in fields}, parts)
            return
        raise Refused(
            kind, "a Python '%s' has no JavaScript form: use its data (a dict, list, str or number) instead" % kind
        )

    def tagged(self, tag, value, parts):
        self.take(parts, '{"%s":' % tag)
        self.value(value, parts)
        self.take(parts, "}")
        return True


CHUNK = 256


def plain_text(items):
    """Numbers of one kind at once, since long lists of them are common; None for all that needs a look at each."""
    kinds = set(map(type, items))
    if kinds == {int}:
        return ",".join(map(int.__repr__, items)) if -(1 << 53) < min(items) and max(items) < 1 << 53 else None
    if kinds == {float}:
        text = ",".join(map(float.__repr__, items))
        return None if "n" in text or "-0.0" in text else text  # nan, inf, -0.0
    return None


def enum_type():
    module = sys.modules.get("enum")
    return module.Enum if module is not None else ()


def kind_of(value):
    return "type" if isinstance(value, type) else type(value).__name__


def encode_datetime(encoder, value, parts):
    import datetime

    moment = value if value.tzinfo is not None else value.replace(tzinfo=datetime.timezone.utc)
    since = moment - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    return encoder.tagged("dt", (since.days * 86400 + since.seconds) * 1000 + since.microseconds // 1000, parts)


def encode_iso(encoder, value, parts):
    encoder.value(value.isoformat(), parts)
    return True


def encode_delta(encoder, value, parts):
    encoder.value(((value.days * 86400 + value.seconds) * 1000000 + value.microseconds) / 1000, parts)
    return True


def encode_scalar(encoder, value, parts):
    plain = value.item()
    if type(plain) is type(value):
        return False
    encoder.value(plain, parts)
    return True


def cells(encoder, items):
    """The items of a table. In a result, what has no form of its own is its text."""
    if not encoder.images:
        return items
    made = []
    for item in items:
        if item is not None and type(item) not in (bool, int, float, str):
            try:
                Encoder(encoder.left).value(item, [])
            except Refused as refused:
                if refused.much:
                    raise
                item = clipped(str(item), 1000)
        made.append(item)
    return made


def nested(encoder, data, depth):
    if depth > 1:
        return [nested(encoder, each, depth - 1) for each in data]
    return cells(encoder, data) if depth == 1 else cells(encoder, [data])[0]


def encode_array(encoder, value, parts):
    if value.dtype.kind not in "biufSUMmO":
        return False
    encoder.room(int(value.size))
    data = value.tolist() if value.dtype.kind not in "Mm" else value.astype(str).tolist()
    if value.dtype.kind == "O":
        data = nested(encoder, data, len(value.shape))
    return encoder.tagged("nd", [str(value.dtype), [int(size) for size in value.shape], data], parts)


def encode_frame(encoder, value, parts):
    rows, columns = value.shape
    if not encoder.images:  # an argument: a list of records
        encoder.room(int(rows) * int(columns))
        encoder.value(value.to_dict(orient="records"), parts)
        return True
    most = 1000
    head = value.head(most)
    record = {
        "columns": [str(column) for column in value.columns],
        "types": [str(kind) for kind in value.dtypes],
        "rows": int(rows),
        "index": cells(encoder, head.index.tolist()),
        "data": [cells(encoder, row) for row in head.values.tolist()],
        "text": clipped(str(head), TEXT),
    }
    return encoder.tagged("df", record, parts)


def encode_series(encoder, value, parts):
    if not encoder.images:
        encoder.room(len(value))
        encoder.value(value.tolist(), parts)
        return True
    head = value.head(1000)
    record = {
        "columns": ["" if value.name is None else str(value.name)],
        "types": [str(value.dtype)],
        "rows": len(value),
        "index": cells(encoder, head.index.tolist()),
        "data": [[item] for item in cells(encoder, head.tolist())],
        "text": clipped(str(head), TEXT),
    }
    return encoder.tagged("df", record, parts)


def encode_list(encoder, value, parts):
    """An index, a column's values."""
    encoder.room(len(value))
    encoder.value(cells(encoder, list(value.tolist())), parts)
    return True


def encode_none(encoder, value, parts):
    encoder.value(None, parts)
    return True


def encode_image(encoder, value, parts):
    data = io.BytesIO()
    # PNG has no other modes.
    plain = value if value.mode in ("1", "L", "LA", "I", "I;16", "P", "RGB", "RGBA") else value.convert("RGB")
    plain.save(data, format="PNG")
    encoder.room(data.tell())
    return encoder.tagged("img", ["image/png", data.getvalue(), int(value.width), int(value.height)], parts)


def encode_figure(encoder, value, parts):
    buffer = io.BytesIO()
    value.savefig(buffer, format="png")
    encoder.room(buffer.tell())
    data = buffer.getvalue()
    # The size as PNG says it.
    width, height = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))
    return encoder.tagged("img", ["image/png", data, width, height], parts)


def encode_axes(encoder, value, parts):
    """What plotting methods give: the figure that was drawn on."""
    return encode_figure(encoder, value.get_figure(), parts)


def encode_time(encoder, value, parts):
    encoder.value(value.isoformat(), parts)
    return True


SPECIAL = {
    ("datetime", "datetime"): encode_datetime,
    ("datetime", "date"): encode_iso,
    ("datetime", "time"): encode_iso,
    ("datetime", "timedelta"): encode_delta,
    ("numpy", "generic"): encode_scalar,
    ("numpy", "ndarray"): encode_array,
    ("pandas", "DataFrame"): encode_frame,
    ("pandas", "Series"): encode_series,
    ("pandas", "Index"): encode_list,
    ("pandas", "ExtensionArray"): encode_list,
    ("pandas", "NAType"): encode_none,
    ("pandas", "NaTType"): encode_none,
    ("PIL", "Image"): encode_image,
    ("matplotlib", "Figure"): encode_figure,
    ("matplotlib", "Axes"): encode_axes,
}


def decode(value):
    """A value from the host."""
    if isinstance(value, list):
        return [decode(item) for item in value]
    if isinstance(value, dict):
        for tag, inner in value.items():
            if tag in ("d", "m"):
                return {decode(inner[at]): decode(inner[at + 1]) for at in range(0, len(inner), 2)}
            if tag == "i":
                return int(inner, 16)
            if tag == "f":
                return float(inner)
            if tag == "b":
                return binascii.a2b_base64(inner)
            if tag == "t":
                return tuple(decode(item) for item in inner)
            if tag == "s":
                return {decode(item) for item in inner}
            if tag == "dt":
                import datetime

                epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
                return epoch + datetime.timedelta(milliseconds=inner)
    return value


# ----------------------------------------------------------------------------------------------------------------- tools


class Pending:
    """A call that the host has not answered."""

    def __init__(self):
        self.identity = next(call_numbers)
        self.event = threading.Event()  # something is known: an answer, or that it will take time
        self.answer = None
        self.late = False  # the host has said that it will take time
        self.waiters = []
        self.lock = threading.Lock()
        calls[self.identity] = self

    def arrived(self, answer):
        with self.lock:
            if answer.get("later"):
                self.late = True
                self.event.set()
                return
            self.answer = answer
            self.event.set()
            waiters, self.waiters = self.waiters, []
        for loop, future in waiters:
            try:
                loop.call_soon_threadsafe(settle, future)
            except RuntimeError:
                pass  # the loop is closed: nobody waits any more

    def wait(self):
        """Until there is an answer. The event may have told first that it will take time."""
        while self.answer is None:
            self.event.wait()
            with self.lock:
                if self.answer is None:
                    self.event.clear()

    def give_up(self):
        if calls.pop(self.identity, None) is not None and self.answer is None:
            channel.send({"t": "drop", "id": self.identity})

    def result(self):
        calls.pop(self.identity, None)
        if state.finished:
            raise Finish()
        error = self.answer.get("error")
        if error is None:
            return decode(self.answer.get("value"))
        kind = getattr(builtins, error["type"], RuntimeError)
        try:
            made = kind(error["message"])
        except Exception:
            made = RuntimeError("%s: %s" % (error["type"], error["message"]))
        raise made


def settle(future):
    if not future.done():
        future.set_result(None)


class ToolCall(collections.abc.Coroutine):
    """The call of a tool under way, as code inside a coroutine gets it: await it, or make a task of it."""

    def __init__(self, name, pending):
        self.__name__ = self.__qualname__ = name
        self._pending = pending
        self._steps = None

    def _wait(self):
        import asyncio

        pending = self._pending
        with pending.lock:
            future = None
            if pending.answer is None:
                loop = asyncio.get_running_loop()
                future = loop.create_future()
                pending.waiters.append((loop, future))
        if future is not None:
            try:
                yield from future
            except BaseException:
                pending.give_up()
                raise
        return pending.result()

    def __await__(self):
        return self._wait()

    def send(self, value):
        if self._steps is None:
            self._steps = self._wait()
        return self._steps.send(value)

    def throw(self, *details):
        if self._steps is None:
            self._steps = self._wait()
        return self._steps.throw(*details)

    def close(self):
        if self._steps is not None:
            self._steps.close()

    def __repr__(self):
        return "<tool_call %s %s>" % (self.__name__, "pending" if self._pending.answer is None else "returned")


# As the VM calls it in its messages.
ToolCall.__name__ = ToolCall.__qualname__ = "tool_call"

CO_ASYNC = 0x80 | 0x200  # CO_COROUTINE, CO_ASYNC_GENERATOR
TRANSPARENT = ("<genexpr>", "<lambda>", "<listcomp>", "<setcomp>", "<dictcomp>")


def called_from(frame):
    """Line of the program, and whether the code that calls is a coroutine's. Library code does not count."""
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith("<run ") and code.co_name not in TRANSPARENT:
            return frame.f_lineno, bool(code.co_flags & CO_ASYNC)
        frame = frame.f_back
    return 0, False


def call(tool, args, kwargs):
    if state.forked:
        raise RuntimeError("%s(): tools can be called from the first process only" % tool["name"])
    if state.finished:
        raise Finish()
    if state.stopping:
        raise KeyboardInterrupt()
    line, awaitable = called_from(sys._getframe(2))
    limit = Encoder(state.settings.get("argumentBytes", 262144), images=False)
    pending = Pending()
    try:
        positional = [limit.whole(value) for value in args]
        named = ["%s:%s" % (json.dumps(name), limit.whole(value)) for name, value in kwargs.items()]
        head = {"t": "call", "id": pending.identity, "run": state.action, "tool": tool["name"], "line": line}
        head["co"] = awaitable
        text = '%s,"args":[%s],"kwargs":{%s}}' % (
            json.dumps(head, separators=(",", ":"))[:-1],
            ",".join(positional),
            ",".join(named),
        )
        output.flush()
        with guard():
            channel.send(text)
        if awaitable and tool["async"]:
            return ToolCall(tool["name"], pending)
        pending.event.wait()
        if awaitable and pending.late:
            return ToolCall(tool["name"], pending)
        pending.wait()
    except BaseException:
        pending.give_up()
        raise
    return pending.result()


def make_tool(tool):
    def stub(*args, **kwargs):
        return call(tool, args, kwargs)

    name = tool["name"]
    stub.__name__ = stub.__qualname__ = name
    stub.__module__ = "tools"
    stub.__doc__ = tool["doc"]
    stub.__annotations__ = {each["name"]: each["annotation"] for each in tool["parameters"] if each["annotation"]}
    if tool["returns"]:
        stub.__annotations__["return"] = tool["returns"]
    stub.__text_signature__ = tool["text"]
    stub.__signature__ = signature_of(tool)
    return stub


class Default:
    """A default, as the signature shows it."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def signature_of(tool):
    import inspect

    kinds = inspect.Parameter
    empty = kinds.empty
    made = []
    for each in tool["parameters"]:
        default = empty if each["default"] is None else Default(each["default"])
        if each["default"] is not None:
            try:
                default = ast.literal_eval(each["default"])
            except (ValueError, SyntaxError):
                pass
        annotation = Default(each["annotation"]) if each["annotation"] else empty
        made.append(kinds(each["name"], kinds.POSITIONAL_OR_KEYWORD, default=default, annotation=annotation))
    if tool["varargs"]:
        made.append(kinds(tool["varargs"], kinds.VAR_POSITIONAL))
    if tool["varkeywords"]:
        made.append(kinds(tool["varkeywords"], kinds.VAR_KEYWORD))
    returns = Default(tool["returns"]) if tool["returns"] else empty
    try:
        return inspect.Signature(made, return_annotation=returns)
    except ValueError:
        return inspect.Signature()


def make_final(name):
    def final_answer(answer):
        """Ends the task with this answer."""
        if state.finished:
            raise Finish()
        if state.forked:
            raise RuntimeError("%s(): the answer can be given from the first process only" % name)
        text = clipped(safe_repr(answer), REPR)
        value = Encoder(state.settings.get("valueBytes", 4194304)).whole(answer)
        with guard():
            output.flush()
            state.finished = True
            channel.send('{"t":"final","run":%d,"repr":%s,"value":%s}' % (state.action, json.dumps(text), value))
            if threading.get_ident() == MAIN:
                press(sys._getframe(1))
            else:
                arm(sys._getframe(1))
                signal.pthread_kill(MAIN, signal.SIGINT)
        raise Finish()

    final_answer.__name__ = final_answer.__qualname__ = name
    final_answer.__module__ = "tools"
    return final_answer


# --------------------------------------------------------------------------------------------------------------- imports


def allowed(patterns, name):
    for pattern in patterns:
        if pattern == "*" or pattern == name:
            return True
        if pattern.endswith(".*") and (name == pattern[:-2] or name.startswith(pattern[:-1])):
            return True
    return False


def listing(patterns):
    return " (authorized: %s)" % ", ".join(patterns) if patterns else " (no modules are authorized)"


def gated_import(name, globals=None, locals=None, fromlist=(), level=0):
    """`import` as the program's own statements see it; libraries import what they like. For parity, not for safety."""
    patterns = state.settings.get("imports", ["*"])
    if level == 0 and isinstance(name, str) and name != "__future__" and not allowed(patterns, name):
        inside = any(pattern.startswith(name + ".") for pattern in patterns)
        wanted = [name + "." + item for item in fromlist or () if isinstance(item, str)]
        if not (inside and (not wanted or all(allowed(patterns, each) for each in wanted))):
            raise ImportError("Import of '%s' is not authorized%s" % (name, listing(patterns)), name=name)
    module = builtins.__import__(name, globals, locals, fromlist, level)
    for item in fromlist or ():
        inner = getattr(module, item, None) if isinstance(item, str) else None
        if isinstance(inner, types.ModuleType) and level == 0:
            full = "%s.%s" % (name, item)
            if inner.__name__ == full and not allowed(patterns, full):
                raise ImportError("Import of '%s' is not authorized%s" % (full, listing(patterns)), name=full)
    return module


# --------------------------------------------------------------------------------------------------------------- actions


def clipped(text, most):
    return text if len(text) <= most else text[:most]


def safe_repr(value):
    try:
        if isinstance(value, (str, bytes)) and len(value) > REPR:
            value = value[:REPR]
        text = repr(value)
        return text if type(text) is str else str.__str__(text)
    except Exception:
        return "<unprintable %s object>" % type(value).__name__


VALUE = " value"  # no name that a program can write


def execute(source, filename):
    """Runs an action; the value of its last statement, if that is an expression."""
    space["__builtins__"] = names  # with the tools, although a program may have cleared its globals
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    linecache.cache[filename] = (len(source), None, [line + "\n" for line in source.split("\n")], filename)
    tree = compile(source, filename, "exec", flags | ast.PyCF_ONLY_AST, True)
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = tree.body[-1]
        target = ast.copy_location(ast.Name(VALUE, ast.Store()), last)
        tree.body[-1] = ast.copy_location(ast.Assign([target], last.value), last)
    code = compile(tree, filename, "exec", flags, True)
    result = eval(code, space)
    if code.co_flags & 0x80:  # it awaits: a coroutine, on a loop that lives as long as the variables
        import asyncio

        if state.loop is None or state.loop.is_closed():
            state.loop = asyncio.new_event_loop()
        asyncio.set_event_loop(state.loop)
        state.loop.run_until_complete(result)
    return space.pop(VALUE, None)


def tidy(report, seen):
    """Takes the driver's frames, and those around the program, out of a report and what it is chained to."""
    if report is None or id(report) in seen:
        return
    seen.add(id(report))
    stack = report.stack
    if stack is not None:
        first = next((at for at, frame in enumerate(stack) if frame.filename.startswith("<run ")), None)
        if any(frame.filename == DRIVER for frame in stack):
            if first is not None:
                del stack[:first]
            stack[:] = [frame for frame in stack if frame.filename != DRIVER]
    tidy(report.__cause__, seen)
    tidy(report.__context__, seen)
    for inner in getattr(report, "exceptions", None) or ():
        tidy(inner, seen)


def describe(error, filename):
    kind = type(error)
    module = kind.__module__
    name = kind.__qualname__ if module in ("builtins", "__main__") else "%s.%s" % (module, kind.__qualname__)
    try:
        message = str(error)
    except Exception:
        message = "<exception str() failed>"
    if isinstance(error, SyntaxError):
        message = str(error.msg)
    line = None
    at = error.__traceback__
    while at is not None:
        if at.tb_frame.f_code.co_filename == filename:
            line = at.tb_lineno
        at = at.tb_next
    if line is None and isinstance(error, SyntaxError) and error.filename == filename:
        line = error.lineno
    report = traceback.TracebackException(kind, error, error.__traceback__)
    tidy(report, set())
    text = "".join(report.format())
    if isinstance(error, SyntaxError) and line is not None and not report.stack:
        text = text.replace("Traceback (most recent call last):\n", "", 1)
    if len(text) > TEXT:
        text = "%s\n[... %d characters left out ...]\n%s" % (text[: TEXT // 2], len(text) - TEXT, text[-TEXT // 2 :])
    return {"type": clipped(name, 200), "message": clipped(message, 16384), "line": line, "traceback": text}


def exit_text(error):
    """What CPython prints for SystemExit with something that is no exit code."""
    code = error.code
    return "" if code is None or isinstance(code, int) else "%s\n" % (code,)


def run(message):
    identity = message["id"]
    filename = "<run %d>" % message["number"]
    output.left = state.settings.get("outputBytes", 1 << 20)
    output.truncated = False
    state.pending = None
    state.finished = state.stopping = False
    state.action = identity
    signal.signal(signal.SIGINT, on_interrupt)
    signal.signal(signal.SIGALRM, on_alarm)
    done = {"t": "done", "run": identity, "status": "done"}
    value = "null"
    try:
        try:
            state.running = True
            result = execute(message["code"], filename)
            done["repr"] = clipped(safe_repr(result), REPR)
            value = Encoder(state.settings.get("valueBytes", 4194304)).whole(result)
        except SystemExit as error:
            if not state.finished:
                output.write("e", exit_text(error))
            done["repr"] = "None"
        except Finish:
            pass
        except BaseException as error:
            # A text that the program makes may need an interrupt of its own; one that is stopped already gets no second.
            state.running = not (state.stopping or state.finished)
            done["status"] = "raised"
            done["error"] = describe(error, filename)
            error.__traceback__ = None
        finally:
            state.running = False
    except BaseException as error:  # an interrupt on the way out
        state.running = False
        done["status"] = "raised"
        done["error"] = {"type": type(error).__name__, "message": "", "line": None, "traceback": "%s\n" % type(error).__name__}
    sys.settrace(None)
    signal.setitimer(signal.ITIMER_REAL, 0)
    output.flush()
    done["truncated"] = output.truncated
    state.action = 0
    space.pop(VALUE, None)
    channel.send('%s,"value":%s}' % (json.dumps(done, separators=(",", ":"))[:-1], value))


def set_variables(message):
    try:
        space.update(decode(message["values"]))
        channel.send({"t": "set", "id": message["id"]})
    except Exception as error:
        channel.send({"t": "set", "id": message["id"], "error": clipped(str(error), 1000)})


def configure(message):
    state.settings = message["settings"]
    for path in message.get("paths", ()):
        if path not in sys.path:
            sys.path.insert(0, path)
    for name in state.offered:  # those of a host that has left
        names.pop(name, None)
    for tool in message["tools"]:
        names[tool["name"]] = make_tool(tool)
    if message.get("final"):
        names[message["final"]] = make_final(message["final"])
    state.offered = [tool["name"] for tool in message["tools"]] + [message.get("final") or ""]
    channel.send({"t": "ready"})


def handle(message):
    """A message from the host, on the thread that reads."""
    kind = message.get("t")
    if kind == "reply":
        pending = calls.get(message["id"])
        if pending is not None:
            pending.arrived(message)
    elif kind == "interrupt":
        if message["run"] == state.action:
            state.stopping = True
            signal.pthread_kill(MAIN, signal.SIGINT)
    elif kind == "exit":
        os._exit(0)
    else:
        inbox.put(message)


def forked():
    state.forked = True
    state.running = True
    state.guarded = 0


def main():
    global channel, output, inbox, calls, call_numbers, space, names
    commands = os.dup(0)
    frames = os.dup(1)
    state.complaints = os.dup(2)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    pipes = {}
    for descriptor, key in ((1, "o"), (2, "e")):
        read, write = os.pipe()
        os.dup2(write, descriptor)
        os.close(write)
        pipes[read] = key
    inbox = queue.SimpleQueue()
    calls = {}
    call_numbers = itertools.count(1)
    channel = Channel(frames)
    output = Output(pipes)
    sys.stdin = sys.__stdin__ = open(0, "r", closefd=False)
    sys.stdout = sys.__stdout__ = Stream("stdout", 1)
    sys.stderr = sys.__stderr__ = Stream("stderr", 2)
    program = types.ModuleType("__main__")
    state.module = sys.modules["__main__"]  # keeps it alive
    sys.modules["__main__"] = program
    space = vars(program)
    names = dict(vars(builtins))
    names["__import__"] = gated_import
    space["__builtins__"] = names
    sys.argv = [""]
    signal.signal(signal.SIGINT, on_interrupt)
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=forked)
    inbound = Inbound(handle)
    mailbox = os.environ.pop("COLUBER_MAILBOX", "")
    if mailbox:
        os.makedirs(mailbox, exist_ok=True)
        threading.Thread(target=read_mailbox, args=(mailbox, inbound), daemon=True).start()
    else:
        threading.Thread(target=read_stdin, args=(commands, inbound), daemon=True).start()
    channel.send({"t": "hello", "protocol": PROTOCOL, "python": "%d.%d.%d" % sys.version_info[:3], "pid": os.getpid()})
    handlers = {"run": run, "variables": set_variables, "configure": configure}
    while True:
        message = inbox.get()
        handler = handlers.get(message.get("t"))
        if handler is not None:
            handler(message)


try:
    main()
except BaseException:
    os.write(state.complaints, traceback.format_exc().encode("utf-8", "replace"))
    os._exit(70)
