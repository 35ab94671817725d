y = {"a": None}
z = 5 + -y["a"]
