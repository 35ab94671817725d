# Count words, letters and sentence lengths; wrap text; find longest words and palindromes.
TEXT = """The quick brown fox jumps over the lazy dog. The dog, being lazy, did not react!
Did the fox care? No: the fox was already gone -- past the level of the noon radar."""

def words_of(text):
    word = ""
    for c in text + " ":
        if c.isalpha() or c == "'":
            word += c.lower()
        elif word:
            yield word
            word = ""

words = list(words_of(TEXT))
counts = {}
for w in words:
    counts[w] = counts.get(w, 0) + 1
print(len(words), "words,", len(counts), "different")
for w, n in sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:5]:
    print(f"{w:>8} {n} {'*' * n}")
letters = [0] * 26
for c in TEXT.lower():
    if "a" <= c <= "z":
        letters[ord(c) - 97] += 1
print("".join(chr(97 + i) for i, n in enumerate(letters) if n == max(letters)), max(letters), [chr(97 + i) for i, n in enumerate(letters) if n == 0])
sentences, current = [], []
for token in TEXT.split():
    current.append(token)
    if token[-1] in ".!?":
        sentences.append(current)
        current = []
print([len(s) for s in sentences], f"average {sum(map(len, sentences)) / len(sentences):.2f}")
print("palindromes:", [w for w in counts if len(w) > 2 and w == w[::-1]])
longest = max(map(len, words))
print("longest:", sorted({w for w in words if len(w) == longest}))
vowels = sum(c in "aeiou" for c in TEXT.lower())
print(f"vowels {vowels}, ratio {vowels / sum(letters):.4f}")

def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line] if line else lines

for line in wrap(TEXT, 30):
    print(f"|{line:<30}|")
def justify(line, width):
    parts = line.split()
    if len(parts) == 1:
        return parts[0]
    spaces = width - sum(map(len, parts))
    gap, extra = divmod(spaces, len(parts) - 1)
    return "".join(p + " " * (gap + (i < extra)) for i, p in enumerate(parts[:-1])) + parts[-1]
print(*(justify(l, 34) for l in wrap(TEXT, 34)), sep="\n")
