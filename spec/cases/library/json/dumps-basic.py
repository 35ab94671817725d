import json
print(json.dumps({"a": [1, 2.5, True, False, None], "b": {"c": (1, 2)}, 3: "x", None: 1, True: 2, 1.5: 3}))
print(json.dumps("h\u00e9\n\t\"\\\x01\x7f\U0001f600"), json.dumps("h\u00e9\U0001f600", ensure_ascii=False))
print(json.dumps([]), json.dumps({}), json.dumps([[], {}]), json.dumps(10**25), json.dumps(1e16), json.dumps(0.1))
print(json.dumps([float("nan"), float("inf"), -float("inf")]))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True), json.dumps([1, 2], separators=(",", ":")), json.dumps({"a": 1}, separators=(",", ":")))
