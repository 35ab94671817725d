"""A docstring may stand before."""
from __future__ import division, print_function
from __future__ import (absolute_import, unicode_literals, generator_stop, with_statement, nested_scopes, generators)
print(1 / 2, __doc__)
print(division.getOptionalRelease(), division.getMandatoryRelease(), division.compiler_flag)
