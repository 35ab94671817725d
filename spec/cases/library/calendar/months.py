import calendar
print(calendar.isleap(2000), calendar.isleap(1900), calendar.isleap(2024), calendar.leapdays(1900, 2025), calendar.weekday(2024, 2, 29), calendar.weekday(12024, 2, 29))
for month in range(1, 13):
    print(tuple(map(int, calendar.monthrange(2023, month))), tuple(map(int, calendar.monthrange(2024, month))))
print(calendar.monthcalendar(2024, 2), calendar.timegm((2024, 2, 29, 12, 30, 15)), calendar.timegm((1970, 1, 1, 0, 0, 0, 0, 0, 0)))
