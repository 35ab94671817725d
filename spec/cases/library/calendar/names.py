import calendar
print(list(calendar.month_name), list(calendar.month_abbr), list(calendar.day_name), list(calendar.day_abbr))
print(calendar.month_name[3], calendar.day_abbr[-1], len(calendar.month_name), calendar.month_name[1:3], int(calendar.MONDAY), int(calendar.SUNDAY), int(calendar.DECEMBER))
