print("42".zfill(5), "-42".zfill(5), "+42".zfill(6), "".zfill(3), "abc".zfill(2), "--1".zfill(5), "-".zfill(3), "4.5".zfill(6))
# expect: 00042 -0042 +00042 000 abc -00-1 -00 0004.5
