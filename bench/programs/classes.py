# A small class hierarchy: construction, inheritance, properties, operators, dispatch.
class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    @property
    def area(self):
        raise NotImplementedError

    def __lt__(self, other):
        return self.area < other.area


class Rectangle(Shape):
    def __init__(self, width, height):
        super().__init__("rectangle")
        self.width = width
        self.height = height

    @property
    def area(self):
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side):
        super().__init__(side, side)
        self.name = "square"


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y


shapes = []
for n in range(16000):
    shapes.append(Square(n % 17 + 1) if n % 3 == 0 else Rectangle(n % 13 + 1, n % 7 + 1))
area = sum(shape.area for shape in shapes)
smallest = min(shapes)
position = Vector(0, 0)
step = Vector(1, 2)
same = 0
for n in range(40000):
    position = position + step * (n % 5)
    if position == Vector(n, 2 * n):
        same += 1
print(Shape.count, area, smallest.name, smallest.area, position.x, position.y, same)
