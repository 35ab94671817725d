print({} == {}, {1: 2} == {1: 2.0}, {1: 2} != {1: 3}, {1: [1]} == {1: [1]}, {1: 2} == [(1, 2)], bool({}), bool({0: 0}), {"a": {"b": 1}} == {"a": {"b": 1}})
for op in ("<", ">"):
    try:
        {} < {} if op == "<" else {} > {}
    except TypeError as e:
        print(e)
# expect: True True True True False False True True
# expect: '<' not supported between instances of 'dict' and 'dict'
# expect: '>' not supported between instances of 'dict' and 'dict'
