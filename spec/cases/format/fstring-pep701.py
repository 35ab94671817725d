d = {"k": [1, 2]}
print(f"{d["k"]}", f"{", ".join(str(i) for i in d["k"])}", f"{f"{f"{1}"}"}", f"{'\n'.join(['a', 'b'])}")
print(f"{
    1 + 2  # a comment
}", f'''{
    "x"
}''', f"{d['k'][0]:{"0"}{4}d}")
# expect: [1, 2] 1, 2 1 a
# expect: b
# expect: 3 x 0001
