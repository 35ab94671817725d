import copy
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones
import zoneinfo

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
