# Life on a set of cells, a one-dimensional automaton, Langton's ant.
def step(cells):
    counts = {}
    for r, c in cells:
        for dr in (-1, 0, 1):
            for dc in (-1, 0, 1):
                if dr or dc: counts[r + dr, c + dc] = counts.get((r + dr, c + dc), 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}
def parse(text): return {(r, c) for r, line in enumerate(text.split()) for c, ch in enumerate(line) if ch == "#"}
def show(cells, height, width): return "\n".join("".join("#" if (r, c) in cells else "." for c in range(width)) for r in range(height))

glider = parse(".#. ..# ###")
for generation in range(3):
    print(f"generation {generation}, {len(glider)} cells")
    print(show(glider, 5, 5))
    glider = step(glider)
far = glider
for _ in range(37): far = step(far)
print(sorted(far), {(r - 10, c - 10) for r, c in far} == parse(".#. ..# ###"))
blinker = parse("### ...")
print(step(step(blinker)) == blinker, sorted(step(blinker)), step(set()), step({(0, 0)}))

def automaton(rule, row, steps):
    yield row
    for _ in range(steps):
        row = [rule >> (row[i - 1] * 4 + row[i] * 2 + row[(i + 1) % len(row)]) & 1 for i in range(len(row))]
        yield row
for row in automaton(90, [int(i == 8) for i in range(17)], 7): print("".join(" #"[x] for x in row).rstrip())
print([sum(row) for row in automaton(30, [int(i == 20) for i in range(41)], 15)])

class Ant:
    def __init__(self): self.black, self.at, self.direction = set(), 0j, 1j
    def walk(self, n):
        for _ in range(n):
            if self.at in self.black:
                self.black.remove(self.at)
                self.direction *= 1j
            else:
                self.black.add(self.at)
                self.direction *= -1j
            self.at += self.direction
        return self
ant = Ant().walk(200)
print(len(ant.black), ant.at, ant.direction)
print(len(ant.walk(300).black), ant.at)
