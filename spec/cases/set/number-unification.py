print(len({1, 1.0, True, 1 + 0j}), {1.0, 1}, {True, 1}, len({0, False, 0.0, "0"}), 1.0 in {1}, True in {1}, {1, 2} == {1.0, 2.0})
# expect: 1 {1.0} {True} 2 True True True
