# The dialects of csv as classes, and what a dialect may not be.
import csv
import io

for kind in (csv.excel, csv.excel_tab, csv.unix_dialect):
    made = kind()
    print(kind.__name__, repr(made.delimiter), repr(made.lineterminator), made.quoting, made.doublequote, made.skipinitialspace)
    out = io.StringIO()
    csv.writer(out, kind).writerow(["a b", 'c"d', "e,f", 1])
    print(repr(out.getvalue()), list(csv.reader(io.StringIO(out.getvalue()), made)))


class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL


print(Pipes().delimiter, list(csv.reader(["a|'b|c'|d"], Pipes)))
for wrong in ({"delimiter": "ab"}, {"quotechar": None}, {"lineterminator": None}, {"quoting": 17}, {"escapechar": 5}):
    kind = type("Wrong", (csv.Dialect,), {"delimiter": ",", "lineterminator": "\n", "quotechar": '"', "quoting": 0, **wrong})
    try:
        kind()
        print(wrong, "accepted")
    except csv.Error as error:
        print(wrong, type(error).__name__, error)
try:
    csv.Dialect()
except csv.Error as error:
    print(type(error).__name__, error)
