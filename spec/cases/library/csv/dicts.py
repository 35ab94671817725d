import csv
import io
f = io.StringIO("name,age\nann,30\nbob\ncid,5,extra,more\n\ndora,7\n")
r = csv.DictReader(f)
print(r.fieldnames)
for row in r:
    print(row, r.line_num)
print(list(csv.DictReader(["1,2", "3"], fieldnames=["a", "b"], restval="-")), list(csv.DictReader(["a,b", "1,2,3"], restkey="rest")))
out = io.StringIO()
w = csv.DictWriter(out, fieldnames=["x", "y"], restval="?", lineterminator="\n")
w.writeheader()
w.writerow({"x": 1, "y": "two, three"})
w.writerows([{"y": 2}, {"x": None, "y": 0.5}])
print(out.getvalue(), end="")
try:
    w.writerow({"x": 1, "z": 2})
except ValueError as e:
    print(e)
w = csv.DictWriter(out, ["x"], extrasaction="ignore")
print(w.writerow({"x": 1, "z": 2}))
try:
    csv.DictWriter(out, ["x"], extrasaction="other")
except ValueError as e:
    print(e)
