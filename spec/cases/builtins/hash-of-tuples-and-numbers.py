print(hash(()), hash((1,)), hash((1, 2, 3)), hash(((),)), hash((1.5, True)), hash(range(3)) == hash(range(3)), hash(3 + 4j), hash(10 ** 30), hash(-10 ** 30), hash(0.25), hash(123456.789))
