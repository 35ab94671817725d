import csv
for sample in ("a;b;c\n1;2;3\n4;5;6\n", "name,age\nann,30\nbob,40\n", "x\ty\n1\t2\n3\t4\n", '"a","b"\n"1","2"\n', "a|b|c\n1|2|3\n"):
    d = csv.Sniffer().sniff(sample)
    print(repr(d.delimiter), repr(d.quotechar), list(csv.reader(sample.splitlines(), d)))
print(csv.Sniffer().sniff("a;b,c\n1;2,3\n", delimiters=";").delimiter)
print(csv.Sniffer().has_header("name,age\nann,30\nbob,40\n"), csv.Sniffer().has_header("1,2\n3,4\n5,6\n"))
