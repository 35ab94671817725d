trail = []
def a():
    try:
        b()
    finally:
        trail.append("a finally")
def b():
    try:
        c()
    except KeyError:
        trail.append("never")
    finally:
        trail.append("b finally")
def c():
    trail.append("c")
    raise ValueError("from c")
try:
    a()
except ValueError as e:
    trail.append(str(e))
print(trail)  # expect: ['c', 'b finally', 'a finally', 'from c']
