import calendar
print(calendar.HTMLCalendar().formatmonth(2024, 2))
print(calendar.HTMLCalendar(6).formatweekheader(), calendar.HTMLCalendar().formatmonth(2023, 1, withyear=False)[:200])
print(len(calendar.HTMLCalendar().formatyear(2024)))
