from difflib import SequenceMatcher
for a, b in (("abcd", "bcde"), ("", ""), ("private Thread currentThread;", "private volatile Thread currentThread;"), ("qabxcd", "abycdf"), ("abc", "xyz"), ([1, 2, 3, 4], [2, 3, 5])):
    m = SequenceMatcher(None, a, b)
    print(m.ratio(), m.quick_ratio(), m.real_quick_ratio(), m.find_longest_match(0, len(a), 0, len(b)))
    print(m.get_matching_blocks(), m.get_opcodes())
m = SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd")
print(m.find_longest_match(), m.bjunk, round(m.ratio(), 3))
m = SequenceMatcher(None, "a" * 250 + "b", "b" + "a" * 250)
print(m.ratio(), m.bpopular, SequenceMatcher(None, "a" * 250 + "b", "b" + "a" * 250, autojunk=False).ratio())
m.set_seqs("one", "two")
print(m.ratio(), list(SequenceMatcher(None, "abcdefghijklmnop", "abXdefghijklmnoY").get_grouped_opcodes(2)))
