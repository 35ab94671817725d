import calendar
for action in (lambda: calendar.monthrange(2024, 13), lambda: calendar.monthrange(2024, 0), lambda: calendar.setfirstweekday(7), lambda: calendar.weekday(2024, 2, 30)):
    try:
        print(action())
    except ValueError as e:
        print(type(e).__name__, e)
calendar.setfirstweekday(6)
print(int(calendar.firstweekday()), calendar.monthcalendar(2024, 9)[0])
