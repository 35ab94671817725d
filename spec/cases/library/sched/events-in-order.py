import sched


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class Clock:
    now = 0.0

    def time(self):
        return self.now

    def sleep(self, seconds):
        if seconds > 0:
            print(f"sleep {seconds}")
        self.now += seconds


clock = Clock()
scheduler = sched.scheduler(clock.time, clock.sleep)
log = lambda *args, **kwargs: print(clock.now, args, kwargs)
late = scheduler.enter(5, 1, log, ("late",))
first = scheduler.enter(2, 2, log, ("second",), {"key": 1})
scheduler.enter(2, 1, log, argument=("first",))
scheduler.enterabs(1, 1, log)
print(first.time, first.priority, first.argument, first.kwargs, first.action is log, first.sequence)
print([event.time for event in scheduler.queue], scheduler.empty(), len(scheduler.queue))
scheduler.cancel(late)
attempt(scheduler.cancel, late)
print(scheduler.run(blocking=False))
clock.now = 1.5
print(scheduler.run(blocking=False))
scheduler.run()
print(scheduler.empty(), scheduler.run(), clock.now)
scheduler.enter(1, 1, lambda: 1 / 0)
scheduler.enter(2, 1, log, ("after",))
attempt(scheduler.run)
print(len(scheduler.queue))
scheduler.run()
print(sched.Event(1, 2, 3, None, (), {}) < sched.Event(1, 3, 3, None, (), {}), sched.Event(1, 2, 3, None, (), {}))
attempt(scheduler.enter, "x", 1, log)
attempt(scheduler.enter)
