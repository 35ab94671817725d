class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
p = P(1, 2)
q = P.__new__(P)
q.__dict__.update(p.__dict__)
q.x = 5
print(vars(p), vars(q), type(q) is P, P.__match_args__)  # expect: {'x': 1, 'y': 2} {'x': 5, 'y': 2} True ('x', 'y')
