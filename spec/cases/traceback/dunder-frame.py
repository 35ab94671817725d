class V:
    def __add__(self, o):
        return o.value
print(V() + 1)
