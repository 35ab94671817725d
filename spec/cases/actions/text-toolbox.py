# text processing: word stats, csv, regex
import re, csv, io, textwrap, string
from collections import Counter, OrderedDict
text = """The quick brown fox jumps over the lazy dog. The dog barks; the fox runs away!
Meanwhile, 3 cats (named Tom, Jerry & Spike) watched from 12.5 meters.
Email: foo.bar@example.com, admin@test.org -- call +1-555-123-4567 now."""
words = re.findall(r"[a-z']+", text.lower())
c = Counter(words)
for w, n in sorted(c.items(), key=lambda kv: (-kv[1], kv[0]))[:8]:
    print(f"{w:>10} {'*' * n} {n / len(words):.1%}")
print(re.sub(r"(\w+)@(\w+)\.(\w+)", lambda m: f"<{m[1].upper()} at {m.group(2)}>", text).splitlines()[-1])
print(re.split(r"[.;!]\s*", text)[:4])
m = re.search(r"(?P<cc>\+\d)-(?P<num>[\d-]+)", text)
print(m.groupdict(), m.span(), m.start("num"))
print([tuple(map(float, x)) for x in re.findall(r"(\d+)\.(\d+)", text)])
for line in textwrap.wrap(text, 40, initial_indent="> ", subsequent_indent="  "):
    print(line)
buf = io.StringIO()
wr = csv.writer(buf, quoting=csv.QUOTE_MINIMAL)
wr.writerow(["name", "qty", "note"])
wr.writerows([["a,b", 1, 'say "hi"'], ["c", 2.5, None], ["multi\nline", "", "x"]])
print(repr(buf.getvalue()))
rows = list(csv.DictReader(io.StringIO(buf.getvalue())))
print(rows)
print(str.maketrans("abc", "xyz"), "aabbcc".translate(str.maketrans("abc", "xyz", "b")))
print(string.capwords("hello big world"), string.ascii_letters[:5], string.Template("$who likes $what").safe_substitute(who="tim"))
print("%-10s|%5.2f|%03d|%x|%e|%r|%%" % ("left", 3.14159, 7, 255, 12345.678, "q"))
print("{0!r:>8} {1:+.3e} {2:#010b} {name:*^9}".format("x", 1234.5, 10, name="mid"))
print("a-b_c d".title(), "ß".upper(), "ǅ".lower(), "İ".lower().encode(), "straße".casefold())
print("  x ".strip(), "xxhixx".strip("x"), "a,b,,c".split(","), "a b  c".split(), "a b c".rsplit(None, 1), "k=v=w".partition("="))
print("\t1\t22".expandtabs(4), "abc".center(9, "-"), "42".zfill(5), "-42".zfill(5))
print("The End".swapcase(), "x".isidentifier(), "1".isnumeric(), "²".isdigit(), "Ⅷ".isnumeric(), "a1".isalnum())
