print("{} {}".format(1, 2), "{0} {1} {0}".format("a", "b"), "{x} {y}".format(x=1, y=2), "{} {x}".format(0, x=1), "{{}} {}".format(3), "{!r} {!s} {!a}".format("é", "é", "é"))
print("{0[1]} {0[0]}".format([10, 20]), "{d[key]} {d[k 2]}".format(d={"key": "v", "k 2": "w"}), "{0.real} {0.imag}".format(3 + 4j), "{a.__class__.__name__}".format(a=5), "{0[a][1]}".format({"a": [1, 2]}))
print("{:>5}|{:<5}|{:^5}".format(1, 2, 3), "{0:{1}}".format("x", 5) + "|", "{:{w}.{p}f}".format(3.14159, w=8, p=2), "{:{}{}}".format("a", ">", 4), "{0:{fill}{align}{width}}".format("m", fill="*", align="^", width=5))
