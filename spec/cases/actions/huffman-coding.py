# Build a Huffman tree from text, encode, decode, compare sizes.
TEXT = "she sells sea shells by the sea shore"

def build(text):
    counts = {}
    for c in text:
        counts[c] = counts.get(c, 0) + 1
    nodes = sorted(((n, c) for c, n in counts.items()))
    order = 0
    queue = [(n, i, c) for i, (n, c) in enumerate(nodes)]
    order = len(queue)
    while len(queue) > 1:
        queue.sort(key=lambda node: node[:2])
        (a, _, left), (b, _, right), *queue = queue
        queue.append((a + b, order, (left, right)))
        order += 1
    return queue[0][2], counts

def codes(tree, prefix=""):
    if isinstance(tree, str):
        return {tree: prefix or "0"}
    left, right = tree
    return codes(left, prefix + "0") | codes(right, prefix + "1")

def decode(bits, tree):
    out, node = [], tree
    for bit in bits:
        node = node[int(bit)]
        if isinstance(node, str):
            out.append(node)
            node = tree
    return "".join(out)

tree, counts = build(TEXT)
table = codes(tree)
for c in sorted(table, key=lambda c: (len(table[c]), table[c])):
    print(f"{c!r} x{counts[c]:<2} {table[c]}")
bits = "".join(table[c] for c in TEXT)
print(len(TEXT) * 8, "->", len(bits), f"bits ({len(bits) / (len(TEXT) * 8):.1%})")
packed = int("1" + bits, 2).to_bytes((len(bits) + 8) // 8, "big")
print(packed.hex(), len(packed))
unpacked = bin(int.from_bytes(packed, "big"))[3:]
print(unpacked == bits, decode(unpacked, tree) == TEXT, decode(bits[:20], tree))
prefixes = [(a, b) for a in table.values() for b in table.values() if a != b and b.startswith(a)]
print("prefix-free:", not prefixes)
