import csv, io
data = """date,region,amount
2024-01-01,north,10.5
2024-01-02,south,20
2024-01-03,north,"1,000.25"
"""
totals = {}
for row in csv.DictReader(io.StringIO(data)):
    totals[row["region"]] = totals.get(row["region"], 0) + float(row["amount"].replace(",", ""))
out = io.StringIO()
writer = csv.writer(out)
writer.writerow(["region", "total"])
for region, total in sorted(totals.items()):
    writer.writerow([region, f"{total:,.2f}"])
print(out.getvalue())
