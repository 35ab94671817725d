"""There is no collector to ask."""

from _na import refuse


def collect(generation=2):
    return 0


def enable():
    """Nothing to enable."""


disable = enable


def isenabled():
    return True


get_objects = get_referrers = get_referents = is_tracked = refuse('needs gc')
get_count = get_threshold = set_threshold = set_debug = freeze = get_stats = refuse('needs gc')
garbage = []
