print("Hello World".upper(), "Hello World".lower(), "hello world".title(), "hELLO".capitalize(), "Hello".swapcase(), "STRASSE".casefold())
print("ß".upper(), "ß".casefold(), "ŉ".upper(), "ﬁ".upper(), "İ".lower() == "i̇", "ΑΣ".lower(), "ǆ".title(), "they're bill's".title())
print("123abc".title(), "x-ray y_z".title(), "".upper(), "éÀ".swapcase(), "ñandú".capitalize())
# expect: HELLO WORLD hello world Hello World Hello hELLO strasse
# expect: SS ss ʼN FI True ας ǅ They'Re Bill'S
# expect: 123Abc X-Ray Y_Z  Éà Ñandú
