print("after the mark")
x = "﻿inside"
print(len(x))
