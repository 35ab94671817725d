import calendar
print(calendar.monthrange(2024,2), [calendar.weekday(2024,1,1)], calendar.MONDAY, repr(calendar.JANUARY), calendar.Day, calendar.firstweekday(), repr(calendar.SUNDAY), calendar.Month(3), repr(calendar.Month(3)), calendar.c.firstweekday, list(calendar.c.iterweekdays()),calendar.Calendar(calendar.SUNDAY).firstweekday)
except Exception as e: print(e)
print(type(calendar.weekday(2024,1,1)), calendar.EPOCH, [calendar.JANUARY])
