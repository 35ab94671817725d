class CM:
    def __enter__(self): print("type enter"); return self
    def __exit__(self, *a): print("type exit")
c = CM()
c.__enter__ = lambda: print("instance")
with c as x:
    print(x is c)
class Timer:
    log = []
    def __enter__(self): self.log.append("start"); return self.log
    def __exit__(self, *a): self.log.append("stop")
with Timer() as t, Timer():
    t.append("work")
print(t)
# expect: type enter
# expect: True
# expect: type exit
# expect: ['start', 'start', 'work', 'stop', 'stop']
