# Words of a text: lower case, punctuation off, counted, the most frequent first.
WORDS = """the quick brown fox jumps over a lazy dog while seven wise owls watch, and nobody (not even the dog) says
anything; rain falls on the roof. Who counts the words? The words count themselves!""".split()

state = 12345
text = []
for _ in range(60000):
    state = (state * 1103515245 + 12345) % 2147483648
    text.append(WORDS[state // 65536 % len(WORDS)])
page = " ".join(text)

counts = {}
for word in page.split():
    word = word.strip(".,;:!?()").lower()
    if word:
        counts[word] = counts.get(word, 0) + 1

lengths = {}
for word, count in counts.items():
    lengths.setdefault(len(word), []).append((count, word))

ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
letters = {}
for letter in page:
    if letter in letters:
        letters[letter] += 1
    else:
        letters[letter] = 1
print(len(counts), ranked[:3], max(lengths), letters["e"], len(page))
