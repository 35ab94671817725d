import sys
print(sys.stdout.write("abc\n"))
print("to out", file=sys.stdout)
print("to err", file=sys.stderr)
sys.stderr.write("more\n")
sys.stdout.flush()
sys.stdout.writelines(["x", "y\n"])
print(sys.stdout is sys.__stdout__, sys.stdout.encoding, sys.stdout.writable(), sys.stdout.name)
try:
    sys.stdout.write(1)
except TypeError as e:
    print(e)
