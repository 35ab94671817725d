"""The clock and the time tuple that time and datetime share."""
import _clockbase

now = _clockbase.now
name_type = _clockbase.name_type


class struct_time(tuple):
    """The time value as returned by gmtime(), localtime(), and strptime()."""

    __module__ = 'time'
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0
    __match_args__ = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')

    def __new__(cls, *fields):
        if len(fields) == 1:
            fields = tuple(fields[0])
        if not 9 <= len(fields) <= 11:
            raise TypeError(f'time.struct_time() takes an at least 9-sequence ({len(fields)}-sequence given)')
        return tuple.__new__(cls, fields[:9])

    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])
    tm_zone = property(lambda self: 'UTC')
    tm_gmtoff = property(lambda self: 0)

    def __repr__(self):
        names = self.__match_args__
        return 'time.struct_time(' + ', '.join(f'{name}={value}' for name, value in zip(names, self)) + ')'
