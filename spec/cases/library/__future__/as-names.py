from __future__ import annotations as later
class A:
    x: int | Missing = 3
print(later, A.__annotations__, later.getMandatoryRelease())
