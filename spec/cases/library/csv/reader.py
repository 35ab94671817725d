import csv
import io
text = 'name,age,note\r\nann,30,"likes, commas"\r\nbob,,"say ""hi"""\r\n"multi\nline",5,\r\n\r\n"",x,\' y\n'
for row in csv.reader(io.StringIO(text, newline="")):
    print(row)
r = csv.reader(["a,b", "1,2"])
print(next(r), r.line_num, list(r), r.line_num, r.dialect.delimiter)
print(list(csv.reader(["a;b;'c;d'"], delimiter=";", quotechar="'")), list(csv.reader(["a\tb"], dialect="excel-tab")))
print(list(csv.reader(["a, b, \"c, d\""], skipinitialspace=True)), list(csv.reader([r"a\,b,c"], escapechar="\\")), list(csv.reader(['"a\n', 'b",c'])))
print(list(csv.reader([""])), list(csv.reader([])), list(csv.reader(["a,b\n", "\n", "c\n"])), list(csv.reader(["é,😀,\"😀,x\""])))
print(list(csv.reader(['a"b,"c"d,"e']))), print(list(csv.reader(["'a'"], quoting=csv.QUOTE_NONE)))
