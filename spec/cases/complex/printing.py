print(1j, -1j, 1 + 0j, 0 - 1j, complex(0, -0.0), complex(-0.0, 0), complex(-0.0, -0.0), 1e20j, 1.5 - 2.5j)
print(complex(float("inf"), float("nan")), complex(1, float("-inf")), repr(3j), str(1 + 2j), [1 + 2j])
print(f"{1 + 2j:.2f}", f"{1.5 - 2j}", f"{3j:>8}", f"{1 + 2j:+.1e}")
# expect: 1j (-0-1j) (1+0j) -1j -0j (-0+0j) (-0-0j) 1e+20j (1.5-2.5j)
# expect: (inf+nanj) (1-infj) 3j (1+2j) [(1+2j)]
# expect: 1.00+2.00j (1.5-2j)       3j +1.0e+00+2.0e+00j
