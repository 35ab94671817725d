class Account:
    def __init__(self, balance):
        self.balance = balance
    def withdraw(self, n):
        self._check(n)
        self.balance -= n
    def _check(self, n):
        if n > self.balance:
            raise ValueError(f"only {self.balance} left")
a = Account(10)
a.withdraw(5)
a.withdraw(50)
