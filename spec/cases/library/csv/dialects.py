import csv
import io
print(csv.list_dialects())
class Pipes(csv.Dialect):
    delimiter = "|"
    quotechar = "'"
    lineterminator = "\n"
    quoting = csv.QUOTE_MINIMAL
csv.register_dialect("pipes", Pipes)
csv.register_dialect("semi", delimiter=";", quoting=csv.QUOTE_ALL)
print(csv.list_dialects(), csv.get_dialect("pipes").delimiter, csv.get_dialect("semi").quoting)
out = io.StringIO()
csv.writer(out, "pipes").writerow(["a|b", "c", "it's"])
csv.writer(out, dialect="semi").writerow([1, "x"])
csv.writer(out, Pipes()).writerow([1, 2])
print(repr(out.getvalue()), list(csv.reader(["'a|b'|c"], "pipes")))
csv.unregister_dialect("semi")
print("semi" in csv.list_dialects())
print(csv.excel.delimiter, repr(csv.excel_tab.delimiter), csv.unix_dialect.quoting)
