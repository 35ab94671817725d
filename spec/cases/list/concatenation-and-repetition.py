a = [1]
b = a
a = a + [2]
print(a, b)  # expect: [1, 2] [1]
b += (3,)
b += "x"
print(b, [0] * 3, 2 * [1, 2], [1] * 0, [1] * -5, [[]] * 2)  # expect: [1, 3, 'x'] [0, 0, 0] [1, 2, 1, 2] [] [] [[], []]
rows = [[0]] * 3
rows[0].append(1)
print(rows)  # expect: [[0, 1], [0, 1], [0, 1]]
rows = [[0] for _ in range(3)]
rows[0].append(1)
print(rows)  # expect: [[0, 1], [0], [0]]
b *= 2
print(b)  # expect: [1, 3, 'x', 1, 3, 'x']
