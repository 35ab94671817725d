# divergence: module-location
from math import square_root
