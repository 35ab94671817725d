import csv
import io
def written(rows, *args, **options):
    f = io.StringIO()
    w = csv.writer(f, *args, **options)
    print(w.writerows(rows), end=" ")
    return repr(f.getvalue())
rows = [["a", 1, 2.5, None, True], ["x,y", 'q"q', "two\nlines", "", " pad "], [""], [None], [], ["é", "😀,"]]
print(written(rows))
print(written(rows, delimiter=";", lineterminator="\n"))
print(written(rows, quoting=csv.QUOTE_ALL))
print(written(rows, quoting=csv.QUOTE_NONNUMERIC))
print(written(rows[:2], quoting=csv.QUOTE_NONE, escapechar="\\"))
print(written(rows[:2], quoting=csv.QUOTE_STRINGS), written(rows[:2], quoting=csv.QUOTE_NOTNULL))
print(written(rows[:3], "unix"), written(rows[:2], csv.excel_tab))
print(written([['a"b', "c"]], doublequote=False, escapechar="\\"), written([["a b", "", "c"]], delimiter=" ", skipinitialspace=True))
f = io.StringIO()
print(csv.writer(f).writerow(("one", "two")), csv.writer(f).writerow(x for x in "ab"), repr(f.getvalue()))
