from bisect import bisect_left, bisect_right, insort

names = ["Ann", "Bob", "Cid"]
insort(names, "Abe")
print(names, bisect_left(names, "Bo"), bisect_right(names, "Bob"))
events = [(1, "a"), (2, "b"), (2, "c")]
print(bisect_left(events, (2,)), bisect_right(events, (2, "b")), bisect_right(events, (2, chr(0x10FFFF))))
insort(events, (2, "bb"))
print(events)
print(bisect_left([[1], [2, 3]], [2]), bisect_left([b"a", b"c"], b"b"), bisect_left([-(2**70), 0, 2**70], 2**69))
