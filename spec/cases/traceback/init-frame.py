class P:
    def __init__(self, x):
        self.x = int(x)
ps = [P("1"), P("z")]
