import binascii
for text in ("YQ==", "YQ=", "YQ", "YWI=", "YWI", "YWJj", "YWJjZ", "YQ==YQ==", "Y=Q=", "====", "", "Y", "!!!!", "YQ==\n\n"):
    try:
        print(repr(text), binascii.a2b_base64(text))
    except binascii.Error as e:
        print(repr(text), e)
