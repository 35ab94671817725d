import calendar


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for maker in (calendar.TextCalendar, calendar.LocaleTextCalendar):
    text = maker(calendar.SUNDAY)
    print(repr(text.formatweek([(1, 0), (2, 1), (0, 6)], 3)), repr(text.formatday(5, 2, 4)), repr(text.formatweekday(2, 9)), repr(text.formatweekday(2, 3)))
    print(repr(text.formatmonthname(2024, 2, 20)), repr(text.formatmonthname(2024, 2, 20, False)), repr(text.formatweekheader(2)))
    text.prweek([(1, 0), (2, 1)], 2)
    print()
    text.prmonth(2024, 2)
    print(text.formatmonth(2023, 12, 3, 2))
print(calendar.TextCalendar().formatyear(2024, m=4)[:300])
calendar.prmonth(2023, 5)
calendar.TextCalendar().pryear(2023, m=6)
print(calendar.month(2024, 2), calendar.calendar(2024)[:100], calendar.week([(1, 0)], 2), calendar.weekheader(3))
calendar.prcal(2023, m=2)
calendar.format(["a", "b"], 5, 2)
print(repr(calendar.formatstring(["a", "bb"], 5, 2)))
for maker in (calendar.HTMLCalendar, calendar.LocaleHTMLCalendar):
    html = maker()
    print(html.formatday(0, 1), html.formatday(3, 1), html.formatweek([(1, 0), (0, 1)]), html.formatweekday(6), html.formatweekheader())
    print(html.formatmonthname(2024, 1), html.formatmonthname(2024, 1, withyear=False))
    print(html.formatmonth(2024, 2), html.formatyear(2024, 6)[:400])
    print(html.formatyearpage(2024)[:500], len(html.formatyearpage(2024, css=None, encoding="ascii")))
    print(html.cssclasses, html.cssclasses_weekday_head, html.cssclass_noday, html.cssclass_month_head, html.cssclass_month, html.cssclass_year_head, html.cssclass_year)
plain = calendar.Calendar(3)
print(list(plain.iterweekdays()), plain.getfirstweekday(), [str(d) for d in plain.itermonthdates(2024, 2)][:3], list(plain.itermonthdays(2024, 2))[:9])
print(list(plain.itermonthdays2(2024, 2))[:5], list(plain.itermonthdays3(2024, 2))[:3], list(plain.itermonthdays4(2024, 2))[:3])
print(plain.monthdayscalendar(2024, 2)[0], plain.monthdays2calendar(2024, 2)[0], plain.monthdatescalendar(2024, 2)[0][0])
print(len(plain.yeardatescalendar(2024, 4)), plain.yeardays2calendar(2024, 4)[0][0][0], plain.yeardayscalendar(2024)[3][2][-1])
print([day.name for day in calendar.Day], [month.name for month in calendar.Month], calendar.FRIDAY + 1, calendar.Day(4), calendar.Month.MAY * 2)
print(calendar.TUESDAY, calendar.WEDNESDAY, calendar.THURSDAY, calendar.SATURDAY, calendar.FEBRUARY, calendar.MARCH, calendar.APRIL, calendar.JUNE, calendar.JULY)
print(calendar.AUGUST, calendar.SEPTEMBER, calendar.OCTOBER, calendar.NOVEMBER, calendar.Month.MARCH)
attempt(calendar.monthrange, 2024, 13)
attempt(calendar.monthrange, 2024, 0)
attempt(calendar.setfirstweekday, 7)
attempt(calendar.weekday, 2024, 2, 30)
attempt(calendar.TextCalendar().formatmonth, 2024, 13)
attempt(calendar.HTMLCalendar().formatmonthname, 2024, 0)
attempt(calendar.Day, 9)
print(issubclass(calendar.IllegalMonthError, ValueError), calendar.IllegalMonthError(13), calendar.IllegalWeekdayError(8))
print(calendar.leapdays(1900, 2024), calendar.isleap(1900), calendar.weekday(12345, 1, 1), calendar.timegm((1970, 1, 2, 0, 0, 1)))
with calendar.different_locale("C"):
    print(calendar.day_name[0], calendar.month_abbr[12])
