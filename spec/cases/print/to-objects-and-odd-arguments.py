class Sink:
    def __init__(self):
        self.pieces = []
        self.flushed = 0

    def write(self, text):
        self.pieces.append(text)

    def flush(self):
        self.flushed += 1


sink = Sink()
print("a", 1, None, sep="-", end="!", file=sink)
print(file=sink)
print("x", file=sink, flush=True)
print(sink.pieces, sink.flushed)
print("a", "b", sep="")
print("a", "b", sep=None, end=None)
print(1, 2.0, 3j, "s", b"b", [None], sep=" | ")
print(*[], sep="x")
print("", "", sep="x")
print("no newline", end="")
print()
print("multi\nline", end="\n\n")
print(*"abc", sep="\n")


class Loud:
    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


print(Loud(), [Loud()], {"k": Loud()}, (Loud(),), f"{Loud()} {Loud()!r}")
for options in ({"sep": 1}, {"end": 1}, {"file": 5}, {"other": 1}):
    try:
        print("x", **options)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
