import calendar
print(calendar.month(2024, 2))
print(calendar.TextCalendar(6).formatmonth(2023, 10, w=3, l=2))
calendar.prmonth(1999, 12)
print(calendar.calendar(2024))
print(calendar.TextCalendar().formatyear(2023, w=3, l=1, c=2, m=5))
print(calendar.weekheader(9), calendar.weekheader(3), calendar.weekheader(1))
