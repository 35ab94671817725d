# Calls that difflib refuses, and what it says of them.
import difflib


def refused(name, function, *arguments, **keywords):
    given = [*map(repr, arguments), *(f"{key}={value!r}" for key, value in keywords.items())]
    call = f"{name}({', '.join(given)})" if "object at" not in str(given) else f"{name}(object())"
    try:
        result = function(*arguments, **keywords)
        if hasattr(result, "__next__"):
            list(result)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(call, "is accepted")


refused("Differ", difflib.Differ, 1, 1, 1)
refused("compare", difflib.Differ().compare, None, None)
refused("compare", difflib.Differ().compare, 3, 3)
refused("compare", difflib.Differ().compare)
refused("HtmlDiff", difflib.HtmlDiff, 1, 1, 1, 1, 1)
refused("make_file", difflib.HtmlDiff().make_file, None, None)
refused("make_file", difflib.HtmlDiff().make_file, b'x', b'x')
refused("make_file", difflib.HtmlDiff().make_file)
refused("make_table", difflib.HtmlDiff().make_table, None, None)
refused("make_table", difflib.HtmlDiff().make_table, b'x', b'x')
refused("make_table", difflib.HtmlDiff().make_table)
refused("IS_CHARACTER_JUNK", difflib.IS_CHARACTER_JUNK, None)
refused("IS_CHARACTER_JUNK", difflib.IS_CHARACTER_JUNK, 3)
refused("IS_CHARACTER_JUNK", difflib.IS_CHARACTER_JUNK)
refused("IS_LINE_JUNK", difflib.IS_LINE_JUNK)
refused("Match", difflib.Match)
refused("SequenceMatcher", difflib.SequenceMatcher, 'x', 'x', 'x', 'x')
refused("SequenceMatcher", difflib.SequenceMatcher, 3, 3, 3, 3)
refused("SequenceMatcher", difflib.SequenceMatcher, 1, 1, 1, 1, 1)
refused("find_longest_match", difflib.SequenceMatcher(None, 'ab', 'bc').find_longest_match, None)
refused("find_longest_match", difflib.SequenceMatcher(None, 'ab', 'bc').find_longest_match, 1, 1, 1, 1, 1)
refused("get_grouped_opcodes", difflib.SequenceMatcher(None, 'ab', 'bc').get_grouped_opcodes, 'x')
refused("get_grouped_opcodes", difflib.SequenceMatcher(None, 'ab', 'bc').get_grouped_opcodes, 1, 1)
refused("set_seq1", difflib.SequenceMatcher(None, 'ab', 'bc').set_seq1)
refused("set_seq2", difflib.SequenceMatcher(None, 'ab', 'bc').set_seq2, None)
refused("set_seq2", difflib.SequenceMatcher(None, 'ab', 'bc').set_seq2)
refused("set_seqs", difflib.SequenceMatcher(None, 'ab', 'bc').set_seqs, None, None)
refused("set_seqs", difflib.SequenceMatcher(None, 'ab', 'bc').set_seqs)
refused("context_diff", difflib.context_diff, None, None)
refused("context_diff", difflib.context_diff, 3, 3)
refused("context_diff", difflib.context_diff)
refused("ndiff", difflib.ndiff, None, None)
refused("ndiff", difflib.ndiff, 3, 3)
refused("ndiff", difflib.ndiff)
