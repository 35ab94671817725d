# Caesar, Vigenere, run-length, base64 and Morse by hand, each with its inverse.
from itertools import cycle, groupby

def caesar(text, shift):
    def move(c):
        if c.isascii() and c.isalpha():
            base = ord("A") if c.isupper() else ord("a")
            return chr((ord(c) - base + shift) % 26 + base)
        return c
    return "".join(map(move, text))
def vigenere(text, key, sign=1):
    keys = cycle(ord(k) - 97 for k in key)
    return "".join(caesar(c, sign * next(keys)) if c.isalpha() else c for c in text)
def rle(text): return "".join(f"{n}{c}" if (n := len(list(g))) > 1 else c for c, g in groupby(text))
def unrle(text):
    out, count = "", ""
    for c in text:
        if c.isdigit(): count += c
        else:
            out += c * int(count or 1)
            count = ""
    return out
ALPHABET = "".join(chr(c) for r in ((65, 91), (97, 123), (48, 58)) for c in range(*r)) + "+/"
def b64(data):
    out = []
    for i in range(0, len(data), 3):
        chunk = data[i:i + 3]
        n = int.from_bytes(chunk.ljust(3, b"\0"), "big")
        quad = [ALPHABET[n >> s & 63] for s in (18, 12, 6, 0)]
        out += quad[:len(chunk) + 1] + ["="] * (3 - len(chunk))
    return "".join(out)
def unb64(text):
    bits = "".join(f"{ALPHABET.index(c):06b}" for c in text.rstrip("="))
    return bytes(int(bits[i:i + 8], 2) for i in range(0, len(bits) - 7, 8))
MORSE = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", ".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split()))
BACK = {v: k for k, v in MORSE.items()}
def morse(text): return " / ".join(" ".join(MORSE[c] for c in word if c in MORSE) for word in text.upper().split())
def unmorse(code): return " ".join("".join(BACK.get(x, "?") for x in word.split()) for word in code.split(" / "))

text = "Hello, World! Zebra."
print(caesar(text, 3), caesar(caesar(text, 3), -3) == text, caesar(text, 26) == text)
print(min(range(26), key=lambda k: -sum(caesar("Wkh hdjohv duh khuh", -k).lower().count(c) for c in "etaoin")))
secret = vigenere("attack at dawn", "lemon")
print(secret, vigenere(secret, "lemon", -1))
for s in ("aaabccddddd", "", "abc", "zzzzzzzzzzzz"):
    print(repr(s), rle(s), unrle(rle(s)) == s)
for data in (b"", b"f", b"fo", b"foo", "Grüße".encode(), bytes(range(250, 256))):
    code = b64(data)
    print(data, code, unb64(code) == data)
print(morse("SOS we sink"), "|", unmorse(morse("SOS we sink")), "|", unmorse("... ...---..."))
checksum = 0
for i, byte in enumerate(text.encode()):
    checksum = (checksum * 31 + byte * (i + 1)) % 65521
print(checksum, f"{checksum:04x}", bin(checksum).count("1"))
def luhn(n): return sum(sum(divmod(int(d) * (1 + i % 2), 10)) for i, d in enumerate(reversed(n))) % 10 == 0
print([n for n in ("79927398713", "79927398710", "4539578763621486") if luhn(n)])
