class A:
    @property
    def p(self):
        return self.q
    @property
    def q(self):
        return self.missing_thing
print(A().p)
