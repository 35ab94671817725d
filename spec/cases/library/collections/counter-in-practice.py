from collections import Counter
text = "It was the best of times, it was the worst of times"
words = Counter(w.strip(",").lower() for w in text.split())
print(words.most_common(3), sum(words.values()), len(words), [w for w in sorted(words) if words[w] == 1])
letters = Counter(c for c in text.lower() if c.isalpha())
print(letters.most_common(3), letters["z"], (letters - Counter("time")).most_common(1))
stock = Counter(apple=3, pear=1)
order = Counter(apple=1, pear=2)
print(order <= stock, stock & order == order, order - stock)
a, b = "listen", "silent"
print(Counter(a) == Counter(b), Counter(map(len, text.split())), dict(Counter([True, False, True])))
