from contextlib import ExitStack, contextmanager, closing


@contextmanager
def res(n):
    print("open", n)
    try:
        yield n
    finally:
        print("close", n)


with ExitStack() as stack:
    got = [stack.enter_context(res(i)) for i in range(3)]
    stack.callback(print, "callback", sep="|")
    stack.callback(lambda *a, **k: print(a, k), 1, x=2)
    print(got)


def handler(*details):
    print("handler", details[0].__name__ if details[0] else None, details[1])
    return True


with ExitStack() as stack:
    stack.push(handler)
    stack.enter_context(res("a"))
    raise ValueError("suppressed")
print("after")

stack = ExitStack()
stack.enter_context(res("kept"))
with ExitStack() as outer:
    outer.enter_context(res("moved"))
    later = outer.pop_all()
print("moved stays open")
later.close()
stack.close()


class Thing:
    def close(self):
        print("thing closed")


with ExitStack() as s:
    t = s.enter_context(closing(Thing()))
    print(type(t).__name__, s.push(print) is print)


@ExitStack().callback
def nothing():
    pass


for bad in (3, object()):
    try:
        ExitStack().enter_context(bad)
    except TypeError as e:
        print(e)
