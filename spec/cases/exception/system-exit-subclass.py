class Stop(SystemExit):
    pass


try:
    raise Stop(3)
except SystemExit as error:
    print(type(error).__name__, error.code, error.args)
e = SystemExit(1, 2)
print(e.code, e.args)
e.code = None
print(e.code, e.args)
print("ends here")
raise Stop(0)
