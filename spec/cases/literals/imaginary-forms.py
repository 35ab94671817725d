print(1j, 1.5J, 1e2j, 0j, 1_0j)  # expect: 1j 1.5j 100j 0j 10j
print(-1j, -0j, 3 + 4j, 007j)  # expect: (-0-1j) (-0-0j) (3+4j) 7j
