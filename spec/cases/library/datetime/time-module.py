import time
t = time.gmtime(86400 * 365)
print(t, t.tm_year, tuple(t))
print(time.strftime("%Y-%m-%d %H:%M:%S %a %j", t), time.asctime(t), time.strptime("2024-03-01", "%Y-%m-%d"))
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
print(time.sleep(0))
