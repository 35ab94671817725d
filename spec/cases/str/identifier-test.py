for w in ["a", "_", "1a", "a1", "class", "é", "a b", "", "a-b", "ñ_1"]:
    print(w, w.isidentifier())
