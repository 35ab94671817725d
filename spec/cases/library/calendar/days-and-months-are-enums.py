# The days and months of calendar are enumerations of integers, and what weekday() gives is a member.
import calendar

print(calendar.monthrange(2024, 2), [calendar.weekday(2024, 1, 1)])
print(calendar.MONDAY, repr(calendar.JANUARY), repr(calendar.SUNDAY))
print(calendar.Day, calendar.Month(3), repr(calendar.Month(3)))
print(calendar.firstweekday(), calendar.c.firstweekday, list(calendar.c.iterweekdays()))
print(calendar.Calendar(calendar.SUNDAY).firstweekday)
print(type(calendar.weekday(2024, 1, 1)), calendar.EPOCH, [calendar.JANUARY])
for number in (0, 13, "x", None):
    try:
        print(calendar.Month(number))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
    try:
        print(repr(calendar.Day(number)))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
