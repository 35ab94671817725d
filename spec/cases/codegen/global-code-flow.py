total = 0
for i in range(10):
    if i == 2: continue
    if i == 8: break
    try:
        if i % 3 == 0: raise ValueError(i)
        total += i
    except ValueError as e:
        total += 100
    finally:
        total += 1000
else:
    total = -1
print(total, i)  # expect: 7317 8
with_result = None
while True:
    try:
        with_result = [x for x in range(3)]
        break
    finally:
        print("cleanup")  # expect: cleanup
print(with_result)  # expect: [0, 1, 2]
