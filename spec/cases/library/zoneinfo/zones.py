import copy
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones
import zoneinfo

ZONES = ['Europe/Paris', 'America/New_York', 'America/Los_Angeles', 'Asia/Tokyo', 'Asia/Kolkata', 'Australia/Sydney', 'Europe/London', 'Europe/Dublin', 'America/Sao_Paulo', 'UTC', 'Asia/Kathmandu', 'Africa/Casablanca', 'Pacific/Apia', 'Etc/GMT+5',
         'Asia/Shanghai', 'Europe/Moscow', 'Asia/Tehran', 'America/St_Johns', 'Asia/Jerusalem', 'Australia/Lord_Howe', 'America/Argentina/Buenos_Aires', 'Africa/Cairo', 'Pacific/Chatham', 'US/Pacific', 'Asia/Gaza' if False else 'Asia/Dubai', 'Antarctica/Troll', 'EST5EDT', 'Europe/Istanbul']
for name in ZONES:
    zone = ZoneInfo(name)
    row = []
    for year in (1971, 1985, 1999, 2006, 2007, 2015, 2024, 2037, 2050):
        for month in (1, 7):
            moment = datetime(year, month, 15, 12, tzinfo=zone)
            row.append((moment.utcoffset() // timedelta(minutes=1), moment.dst() // timedelta(minutes=1), moment.tzname()))
    print(name, row)
for name in ['Europe/Paris', 'America/New_York', 'Australia/Sydney', 'Europe/Dublin', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Asia/Jerusalem', 'Africa/Cairo']:
    zone = ZoneInfo(name)
    for year in (1995, 2007, 2024, 2045):
        moment = datetime(year, 1, 1, tzinfo=timezone.utc)
        previous = None
        changes = []
        while moment.year == year:
            state = moment.astimezone(zone).utcoffset()
            if previous is not None and state != previous:
                low, high = moment - timedelta(days=3), moment
                while high - low > timedelta(minutes=1):
                    middle = low + (high - low) // timedelta(minutes=2) * timedelta(minutes=1)
                    if middle.astimezone(zone).utcoffset() == previous:
                        low = middle
                    else:
                        high = middle
                for minutes in (-90, -60, -30, -1, 0, 1, 29, 30, 59, 60, 90):
                    utc = high + timedelta(minutes=minutes)
                    here = utc.astimezone(zone)
                    changes.append((here.strftime('%m-%d %H:%M'), here.fold, here.tzname(), here.astimezone(timezone.utc) == utc))
            previous = state
            moment += timedelta(days=3)
        print(name, year, changes)
paris = ZoneInfo('Europe/Paris')
for fold in (0, 1):
    for hour, minute in [(1, 59), (2, 0), (2, 30), (3, 0)]:
        gap = datetime(2024, 3, 31, hour, minute, tzinfo=paris, fold=fold)
        overlap = datetime(2024, 10, 27, hour, minute, tzinfo=paris, fold=fold)
        print(fold, gap, gap.tzname(), overlap, overlap.tzname(), overlap.astimezone(timezone.utc))
meeting = datetime(2024, 3, 10, 9, 0, tzinfo=ZoneInfo('America/New_York'))
print(meeting, meeting.astimezone(paris), meeting.astimezone(ZoneInfo('Asia/Tokyo')).isoformat(), meeting + timedelta(days=1), meeting.timestamp(), meeting.strftime('%Z %z'))
print(paris, repr(paris), paris.key, paris is ZoneInfo('Europe/Paris'), ZoneInfo.no_cache('Europe/Paris') is paris, copy.copy(paris) is paris, paris.utcoffset(None), ZoneInfo('UTC').utcoffset(None), ZoneInfo('Etc/GMT-3').tzname(None))
for key in ['Nowhere/City', '/etc/passwd', '../x', '', 'europe/paris x']:
    try:
        ZoneInfo(key)
        print(key)
    except Exception as error:
        print(repr(key), type(error).__name__, error)
print(len(available_timezones()) > 400, 'Europe/Berlin' in available_timezones(), 'Nope' in available_timezones(), issubclass(ZoneInfoNotFoundError, KeyError))
try:
    paris.fromutc(datetime(2024, 1, 1))
except ValueError as error:
    print(error)
try:
    ZoneInfo(1)
except TypeError as error:
    print(error)
print(datetime.now(paris).tzinfo is paris, datetime.fromtimestamp(1700000000, paris), datetime(2024, 1, 1, tzinfo=paris) == datetime(2023, 12, 31, 23, tzinfo=timezone.utc))
ZoneInfo.clear_cache()
