from collections import deque
class Grow:
    def __eq__(self, other):
        d.append(1)
        return False
for f in (lambda: 9 in d, lambda: d.count(9), lambda: d.index(9), lambda: d.remove(9)):
    d = deque([Grow(), 2])
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
