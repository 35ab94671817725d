import csv
print(csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE, csv.QUOTE_STRINGS, csv.QUOTE_NOTNULL)
for quoting in range(6):
    try:
        print(quoting, list(csv.reader(['1,,"",3,"b",2.5'], quoting=quoting)))
        print(list(csv.reader(["a,b"], quoting=quoting)))
    except ValueError as e:
        print(type(e).__name__, e)
