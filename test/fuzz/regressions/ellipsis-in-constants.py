# fuzz: self internal
# the hash of an Ellipsis was asked of a machine, which constants of the compiler do not have
# expect: True False 3
print(... in {..., 1}, 2 in {(1, ...), 0}, len({..., 0, 3}))
