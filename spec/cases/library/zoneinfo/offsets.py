from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = ['Europe/Paris', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Asia/Kolkata', 'Australia/Sydney', 'Europe/London', 'Europe/Dublin', 'America/Sao_Paulo', 'UTC', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia', 'Etc/GMT+5',
         'Asia/Shanghai', 'Europe/Moscow', 'Asia/Tehran', 'America/St_Johns', 'Asia/Jerusalem', 'Australia/Lord_Howe', 'America/Argentina/Buenos_Aires', 'Africa/Cairo', 'Pacific/Chatham', 'US/Pacific', 'Asia/Gaza' if False else 'Asia/Dubai', 'Antarctica/Troll', 'EST5EDT', 'Europe/Istanbul']
for name in ZONES:
    zone = ZoneInfo(name)
    row = []
    for year in (1971, 1999, 2024, 2050):
        for month in (1, 7):
            moment = datetime(year, month, 15, 12, tzinfo=zone)
            row.append((moment.utcoffset() // timedelta(minutes=1), moment.dst() // timedelta(minutes=1), moment.tzname()))
    print(name, row)
