words = "the cat the dog the end".split()
print(sorted({w[0] for w in words}), len(set(words)), list(dict.fromkeys(words)), sorted(set(words), key=words.index), {len(w) for w in words})
seen = set()
print([w for w in words if not (w in seen or seen.add(w))])
# expect: ['c', 'd', 'e', 't'] 4 ['the', 'cat', 'dog', 'end'] ['the', 'cat', 'dog', 'end'] {3}
# expect: ['the', 'cat', 'dog', 'end']
