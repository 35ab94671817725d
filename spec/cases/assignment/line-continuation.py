x = 1 + \
    2
y = [
    1,
    2,  # comment

    3,
]
z = (x
     + sum(y)
     )
if x and \
   y:
    print(x, y, z)  # expect: 3 [1, 2, 3] 9
s = "a\
b"
print(s, "x"
      "y")  # expect: ab xy
