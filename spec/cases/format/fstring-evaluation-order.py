def p(x):
    print("eval", x)
    return x
print(f"{p(1)} {p(2):{p(3)}} {p(4)}")
# expect: eval 1
# expect: eval 2
# expect: eval 3
# expect: eval 4
# expect: 1   2 4
