# Linked list, binary search tree and trie with the usual protocols.
class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None): self.value, self.next = value, next

class LinkedList:
    def __init__(self, items=()):
        self.head, self.size = None, 0
        for x in reversed(list(items)): self.push(x)
    def push(self, x):
        self.head = Node(x, self.head)
        self.size += 1
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def __len__(self): return self.size
    def __repr__(self): return " -> ".join(map(repr, self)) or "(empty)"
    def __getitem__(self, i):
        if not 0 <= i < self.size: raise IndexError(f"index {i} out of range")
        for k, x in enumerate(self):
            if k == i: return x
    def reverse(self):
        previous, node = None, self.head
        while node: node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

class Tree:
    def __init__(self): self.root = None
    def add(self, key, value):
        def insert(node):
            if node is None: return [key, value, None, None]
            if key == node[0]: node[1] = value
            else:
                side = 2 if key < node[0] else 3
                node[side] = insert(node[side])
            return node
        self.root = insert(self.root)
    def items(self):
        def walk(node):
            if node:
                yield from walk(node[2])
                yield node[0], node[1]
                yield from walk(node[3])
        return walk(self.root)
    def height(self):
        def h(n): return 0 if n is None else 1 + max(h(n[2]), h(n[3]))
        return h(self.root)
    def __contains__(self, key):
        node = self.root
        while node and node[0] != key: node = node[2 if key < node[0] else 3]
        return node is not None

class Trie:
    END = object()
    def __init__(self, *words):
        self.root = {}
        for w in words:
            node = self.root
            for c in w: node = node.setdefault(c, {})
            node[self.END] = w
    def complete(self, prefix):
        node = self.root
        for c in prefix:
            node = node.get(c)
            if node is None: return []
        found, stack = [], [node]
        while stack:
            n = stack.pop()
            for k, child in n.items():
                if k is self.END: found.append(child)
                else: stack.append(child)
        return sorted(found)

l = LinkedList("abcd")
print(l, len(l), l[2], "c" in l, "z" in l, list(l), l.reverse(), LinkedList(), bool(LinkedList()), max(l))
try:
    l[9]
except IndexError as e:
    print(e)
t = Tree()
for word in "the quick brown fox jumps over the lazy dog".split(): t.add(word, len(word))
print(list(t.items()), t.height(), "fox" in t, "cat" in t, dict(t.items())["quick"])
t.add("fox", 99)
print(next(v for k, v in t.items() if k == "fox"), sum(1 for _ in t.items()))
trie = Trie("car", "card", "care", "cat", "dog", "do")
print(trie.complete("car"), trie.complete("do"), trie.complete("x"), trie.complete(""))
