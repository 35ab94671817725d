import calendar
c = calendar.Calendar(6)
print(list(c.iterweekdays()), list(c.itermonthdays(2024, 12)), list(c.itermonthdays2(2024, 2))[:8], list(c.itermonthdays3(2024, 1))[:3], list(c.itermonthdays4(2024, 12))[-3:])
print([str(d) for d in c.itermonthdates(2024, 2)][:5], c.monthdays2calendar(2023, 2)[0], len(c.yeardayscalendar(2024)), c.monthdatescalendar(2024, 6)[0][0], c.yeardays2calendar(2024, 4)[0][0][0])
print(c.firstweekday, c.getfirstweekday())
