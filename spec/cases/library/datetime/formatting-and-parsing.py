from datetime import *
dt = datetime(2024, 1, 15, 10, 30, 45, 123456)
print(dt, repr(dt), dt.isoformat(), dt.strftime("%Y/%m/%d %H:%M:%S.%f %a %A %b %B %j %p %I %U %W %V %G %%"), dt.date(), dt.time())
print(datetime.strptime("2024-05-06 07:08:09", "%Y-%m-%d %H:%M:%S"), datetime.strptime("6 May 24 7PM", "%d %b %y %I%p"), datetime.strptime("2024-01-01T00:00:00+0530", "%Y-%m-%dT%H:%M:%S%z"))
print(datetime.fromisoformat("2024-01-15T10:30:45.5+02:00"), date.fromisoformat("20240115"), time.fromisoformat("10:30"), date.fromisoformat("2024-W03-1"))
