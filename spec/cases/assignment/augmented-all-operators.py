a = 10
a += 5; print(a, end=" ")
a -= 3; print(a, end=" ")
a *= 2; print(a, end=" ")
a //= 5; print(a, end=" ")
a **= 3; print(a, end=" ")
a %= 50; print(a, end=" ")
a <<= 2; print(a, end=" ")
a >>= 1; print(a, end=" ")
a |= 9; print(a, end=" ")
a &= 12; print(a, end=" ")
a ^= 5; print(a, end=" ")
a /= 4; print(a)
s = "ab"
s += "c"
s *= 2
t = (1,)
t += 2,
l = [1]
l += (2,)
l *= 2
b = b"x"
b += b"y"
st = {1}
st |= {2}
st -= {1}
st ^= {3, 2}
st &= {3}
print(s, t, l, b, st)
# expect: 15 12 24 4 64 14 56 28 29 12 9 2.25
# expect: abcabc (1, 2) [1, 2, 1, 2] b'xy' {3}
