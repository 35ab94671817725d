from functools import total_ordering


def make(op):
    class V:
        def __init__(self, n):
            self.n = n

        def __eq__(self, other):
            return self.n == other.n if isinstance(other, V) else NotImplemented

    def method(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return getattr(self.n, op)(other.n)

    setattr(V, op, method)
    return total_ordering(V)


for op in ("__lt__", "__le__", "__gt__", "__ge__"):
    V = make(op)
    a, b = V(1), V(2)
    print(op, a < b, a <= b, a > b, a >= b, a <= V(1), a >= V(1), a < V(1), a > V(1))
    try:
        a < 3
    except TypeError as e:
        print(e)
print(V.__lt__.__name__, V.__lt__.__qualname__)


@total_ordering
class Student:
    def __init__(self, name, grade):
        self.name, self.grade = name, grade

    def __eq__(self, other):
        return self.grade == other.grade

    def __lt__(self, other):
        return self.grade < other.grade


students = [Student("a", 3), Student("b", 1), Student("c", 2)]
print([s.name for s in sorted(students)], max(students).name, students[0] >= students[1])
try:

    @total_ordering
    class Nothing:
        pass

except ValueError as e:
    print(e)
