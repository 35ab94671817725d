print("".join(chr(i) for i in range(32, 127)))
print(repr("".join(chr(i) for i in range(0, 256))))
print(ascii("".join(chr(i) for i in range(120, 260, 7))))
