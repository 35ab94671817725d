import csv
import io


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print(issubclass(csv.Error, Exception), csv.field_size_limit(), csv.list_dialects(), csv.get_dialect("excel").delimiter)
for text, options in [("a,b\n", {}), ("\"a\nb\",c\n", {}), ("a\"b,c", {}), ("\"a\"b,c", {}), ("\"a\"b", {"strict": True}), ("\"open", {"strict": True}), ("\"open", {}), ("a\\,b", {"escapechar": "\\"}), ("a;b", {"delimiter": ";"}), ("'a,b',c", {"quotechar": "'"}), ("1,\"2\"", {"quoting": csv.QUOTE_NONNUMERIC}), ("x,1", {"quoting": csv.QUOTE_NONNUMERIC}),
                      (",", {"quoting": csv.QUOTE_STRINGS}), ("\"\",", {"quoting": csv.QUOTE_NOTNULL}), ("a, b", {"skipinitialspace": True}), ("a\x00b", {}), ("", {}), ("\n\n", {}), ("a\rb", {}), ("\"a\"\"b\"", {}), ("\"a\"\"b\"", {"doublequote": False})]:
    attempt(lambda: list(csv.reader(io.StringIO(text, newline=""), **options)))
for options in ({"delimiter": ""}, {"delimiter": ",,"}, {"delimiter": 5}, {"quotechar": "ab"}, {"quoting": 9}, {"quoting": "x"}, {"lineterminator": 5}, {"escapechar": "xx"}, {"dialect": "none"}, {"none": 1}, {"quotechar": None, "quoting": csv.QUOTE_ALL}, {"delimiter": "\n"}):
    attempt(lambda: type(csv.reader([], **options)).__name__)
for row, options in [(["a", 1, None, 2.5, True], {}), (["a,b", 'q"', "n\n", " s"], {}), (["a", 1], {"quoting": csv.QUOTE_ALL}), (["a", 1, None], {"quoting": csv.QUOTE_NONNUMERIC}), (["a", None], {"quoting": csv.QUOTE_STRINGS}), (["a", None], {"quoting": csv.QUOTE_NOTNULL}), (["a,b"], {"quoting": csv.QUOTE_NONE}), (["a,b"], {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}),
                     ([""], {}), ([], {}), (["", ""], {}), (['a"b'], {"doublequote": False}), (['a"b'], {"doublequote": False, "escapechar": "\\"}), ("ab", {}), (5, {}), ([b"x"], {"lineterminator": "|"})]:
    out = io.StringIO(newline="")
    attempt(lambda: csv.writer(out, **options).writerow(row))
    print(repr(out.getvalue()))
reader = csv.DictReader(io.StringIO("a,b\n1,2,3\n4\n\n5,6\n"), restkey="rest", restval="-")
print(reader.fieldnames, list(reader), reader.line_num)
out = io.StringIO()
writer = csv.DictWriter(out, ["a", "b"], restval="?", extrasaction="raise")
print(writer.writeheader(), writer.writerow({"a": 1}), writer.writerows([{"a": 2, "b": 3}]))
attempt(writer.writerow, {"z": 1})
attempt(csv.DictWriter, out, ["a"], extrasaction="none")
print(repr(out.getvalue()), csv.Sniffer().sniff("a;b\n1;2\n").delimiter, csv.Sniffer().has_header("name,age\nx,1\ny,2\n"))
csv.register_dialect("mine", delimiter="|", lineterminator="!")
print(csv.list_dialects()[-1], list(csv.reader(["a|b"], "mine")))
csv.unregister_dialect("mine")
attempt(csv.unregister_dialect, "mine")
attempt(csv.get_dialect, "mine")
attempt(csv.register_dialect, 5)
attempt(csv.field_size_limit, "x")
print(csv.field_size_limit(3))
attempt(lambda: list(csv.reader(["abcdef"])))
csv.field_size_limit(131072)
attempt(csv.reader, 5)
attempt(lambda: next(csv.reader([5])))
attempt(lambda: next(csv.reader([b"x"])))
attempt(csv.writer, 5)
