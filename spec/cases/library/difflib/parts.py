import difflib


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


matcher = difflib.SequenceMatcher()
matcher.set_seq1("abcd")
matcher.set_seq2("bcde")
match = matcher.find_longest_match()
print(match, match.size, match.a, isinstance(match, difflib.Match), matcher.get_matching_blocks(), matcher.get_opcodes(), matcher.ratio(), matcher.quick_ratio(), matcher.real_quick_ratio())
matcher.set_seqs([1, 2, 3], [1, 3])
print(matcher.get_opcodes(), list(matcher.get_grouped_opcodes(1)), matcher.find_longest_match(1, 3, 0, 2))
attempt(difflib.get_close_matches, "a", ["b"], n=0)
attempt(difflib.get_close_matches, "a", ["b"], cutoff=2)
attempt(lambda: list(difflib.restore(["x"], 3)))
attempt(lambda: list(difflib.unified_diff([1], ["a"])))
attempt(lambda: list(difflib.diff_bytes(difflib.unified_diff, ["a"], [b"b"])))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]), list(difflib.ndiff(["a\n", "b\n"], ["a\n", "c\n"])), list(difflib.restore(difflib.ndiff(["a"], ["b"]), 2)), list(difflib.diff_bytes(difflib.unified_diff, [b"a"], [b"\xff"])))
print("".join(difflib.unified_diff("a\nb\nc\n".splitlines(True), "a\nx\nc\n".splitlines(True), "f", "t", "d1", "d2", n=1)), "".join(difflib.context_diff(["a\n"], ["b\n"], "f", "t")), difflib.IS_LINE_JUNK(" # \n"), difflib.IS_CHARACTER_JUNK("\t"))
print(difflib.SequenceMatcher(lambda x: x == " ", "a b", "ab ").ratio(), difflib.SequenceMatcher(None, "x" * 300, "x" * 299, autojunk=False).ratio())
