# A retry helper around a flaky service simulated with a counter; virtual clock.
class ServiceError(Exception): pass
class Timeout(ServiceError): pass
class Fatal(Exception): pass

class Clock:
    def __init__(self): self.now = 0.0
    def sleep(self, seconds):
        self.now += seconds
        print(f"    sleep {seconds:g}s (t={self.now:g})")

clock = Clock()

def retry(attempts=3, base=0.5, factor=2, catch=(ServiceError,)):
    def decorate(function):
        def wrapper(*args, **kwargs):
            delay = base
            for attempt in range(1, attempts + 1):
                try:
                    result = function(*args, **kwargs)
                except catch as error:
                    print(f"  attempt {attempt} of {function.__name__}: {type(error).__name__}: {error}")
                    if attempt == attempts:
                        raise ServiceError(f"{function.__name__} failed after {attempts} attempts") from error
                    clock.sleep(delay)
                    delay *= factor
                else:
                    print(f"  attempt {attempt} ok")
                    return result
                finally:
                    stats["calls"] += 1
        wrapper.__name__ = function.__name__
        return wrapper
    return decorate

stats = {"calls": 0}
plan = iter([Timeout("slow"), ServiceError("500"), {"items": [1, 2, 3]}, Timeout("a"), Timeout("b"), Timeout("c"), Timeout("d"), Fatal("bad key"), {"items": []}])

@retry(attempts=4)
def fetch(page, *, size=10):
    step = next(plan)
    if isinstance(step, Exception):
        raise step
    return page, size, step

for page in range(1, 5):
    print("page", page)
    try:
        print("  got", fetch(page, size=page * 10))
    except ServiceError as e:
        print("  gave up:", e, "| cause:", repr(e.__cause__))
    except Fatal as e:
        print("  fatal:", e)
print(stats, clock.now)
try:
    fetch(99)
except StopIteration:
    print("plan is over")
print(stats)
