# The way agents use it: try moves on copies.
import copy


class Board:
    def __init__(self, n):
        self.cells = [["." for _ in range(n)] for _ in range(n)]
        self.history = []

    def play(self, r, c, mark):
        self.cells[r][c] = mark
        self.history.append((r, c, mark))

    def __str__(self):
        return "/".join("".join(row) for row in self.cells)


board = Board(3)
board.play(0, 0, "x")
trials = []
for r in range(3):
    trial = copy.deepcopy(board)
    trial.play(r, 2, "o")
    trials.append(trial)
print(board, [str(t) for t in trials], len(board.history), [len(t.history) for t in trials])
config = {"retries": 3, "hosts": [{"name": "a", "tags": ["x"]}]}
override = copy.deepcopy(config)
override["hosts"][0]["tags"].append("y")
print(config, override)
