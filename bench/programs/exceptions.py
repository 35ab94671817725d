# Raising and catching: own classes, built-in errors, finally, a chain of callers.
class Rejected(Exception):
    def __init__(self, value):
        super().__init__(f"rejected {value}")
        self.value = value


def check(value):
    if value % 3 == 0:
        raise Rejected(value)
    return value


def parse(text):
    try:
        return int(text)
    except ValueError:
        return -1


def run(count):
    accepted = rejected = failed = closed = 0
    for i in range(count):
        try:
            accepted += check(i)
        except Rejected as error:
            rejected += error.value
        finally:
            closed += 1
        if i % 4 == 0:
            failed += parse("x" + str(i))
    return accepted, rejected, failed, closed


print(run(60000))
