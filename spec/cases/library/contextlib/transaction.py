from contextlib import ExitStack, contextmanager, suppress


class Store:
    def __init__(self):
        self.data = {"a": 1}

    @contextmanager
    def transaction(self):
        backup = dict(self.data)
        try:
            yield self.data
        except Exception:
            self.data = backup
            raise


store = Store()
with store.transaction() as d:
    d["b"] = 2
with suppress(ValueError):
    with store.transaction() as d:
        d["c"] = 3
        raise ValueError("roll back")
print(store.data)


@contextmanager
def indent(levels=[0]):
    levels[0] += 2
    try:
        yield lambda text: print(" " * levels[0] + text)
    finally:
        levels[0] -= 2


with indent() as say:
    say("one")
    with indent():
        say("two")
    say("three")


def cleanup_demo(fail):
    log = []
    try:
        with ExitStack() as stack:
            for name in "xyz":
                stack.callback(log.append, f"del {name}")
            if fail:
                raise RuntimeError("fail")
            stack.pop_all()
    except RuntimeError:
        log.append("failed")
    return log


print(cleanup_demo(False), cleanup_demo(True))
