# Calendar computations without a library: leap years, weekdays, differences, schedules.
DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def month_days(y, m): return [31, 29 if leap(y) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1]
def ordinal(y, m, d):
    if not 1 <= m <= 12: raise ValueError(f"month {m} out of range")
    if not 1 <= d <= month_days(y, m): raise ValueError(f"day {d} out of range for {y}-{m:02d}")
    return 365 * (y - 1) + (y - 1) // 4 - (y - 1) // 100 + (y - 1) // 400 + sum(month_days(y, k) for k in range(1, m)) + d
def from_ordinal(n):
    y = (n * 400) // 146097 + 2
    while ordinal(y, 1, 1) > n: y -= 1
    n -= ordinal(y, 1, 1) - 1
    m = 1
    while n > month_days(y, m):
        n -= month_days(y, m)
        m += 1
    return y, m, n
def parse(text):
    y, m, d = map(int, text.split("-"))
    return y, m, d
def weekday(y, m, d): return DAYS[(ordinal(y, m, d) - 1) % 7]
def add_days(date, n): return from_ordinal(ordinal(*date) + n)
def fmt(date): return "{:04d}-{:02d}-{:02d}".format(*date)

print([y for y in (1900, 2000, 2023, 2024, 2100) if leap(y)])
for text in ("2024-02-29", "2000-01-01", "1999-12-31", "2023-02-29", "2024-13-01"):
    try:
        d = parse(text)
        print(text, weekday(*d), ordinal(*d), fmt(add_days(d, 1)), fmt(add_days(d, -365)))
    except ValueError as e:
        print(text, "->", e)
a, b = parse("2024-01-15"), parse("2025-03-01")
days = ordinal(*b) - ordinal(*a)
print(days, divmod(days, 7), [fmt(from_ordinal(ordinal(*a) + k)) for k in (0, 30, 60, 366)])
print([fmt((2024, m, month_days(2024, m))) + " " + weekday(2024, m, month_days(2024, m)) for m in range(1, 13)][:4])
fridays13 = [(y, m) for y in range(2023, 2027) for m in range(1, 13) if weekday(y, m, 13) == "Fri"]
print(fridays13)
def calendar(y, m):
    print(f"{y}-{m:02d}".center(20))
    print(" ".join(d[:2] for d in DAYS))
    first = DAYS.index(weekday(y, m, 1))
    cells = ["  "] * first + [f"{d:2}" for d in range(1, month_days(y, m) + 1)]
    for i in range(0, len(cells), 7):
        print(" ".join(cells[i:i + 7]))
calendar(2024, 2)
assert all(ordinal(*from_ordinal(n)) == n for n in range(700000, 700800))
print("round trip ok")
