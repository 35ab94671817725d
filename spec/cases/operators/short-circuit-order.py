def t(x):
    print("t", x, end="; ")
    return x
print(t(0) and t(1) or t(2))  # expect: t 0; t 2; 2
print(t(1) or t(2))  # expect: t 1; 1
print(t("") or t(None))  # expect: t ; t None; None
print(not t([]) and t("end"))  # expect: t []; t end; end
