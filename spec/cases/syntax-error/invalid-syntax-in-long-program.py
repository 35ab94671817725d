import math

def area(r):
    return math.pi * r ** 2

class Circle:
    def __init__(self, r):
        self.r = r

    def show(self):
        print("area", area(self.r)

c = Circle(2)
c.show()
