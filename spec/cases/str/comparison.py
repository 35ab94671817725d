print("a" < "b", "a" < "B", "abc" < "abd", "abc" < "abcd", "" < "a", "a" == "a", "Z" < "a", "é" > "z", "10" < "9", "a" != "A", "\uffff" < "\U00010000", "\ue000" < "😀")
print(max("apple", "banana"), min(["b", "a", "C"]), sorted(["é", "e", "z", "😀", "\uff5e"]), "a" == 1, "a" != None)
# expect: True False True True True True True True True True True True
# expect: banana C ['e', 'z', 'é', '～', '😀'] False True
