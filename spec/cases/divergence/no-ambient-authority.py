# divergence: no-ambient-authority
for action in (lambda: open("/etc/passwd"), lambda: input("name? "), lambda: breakpoint(), lambda: eval("1 + 1"), lambda: exec("x = 1")):
    try:
        action()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
