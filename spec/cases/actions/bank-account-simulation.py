# Accounts with validation, a transaction history, interest and transfers with rollback.
class InsufficientFunds(Exception):
    def __init__(self, needed, available):
        super().__init__(f"needed {needed:.2f} but only {available:.2f} available")
        self.needed = needed
        self.available = available

class Account:
    counter = 1000

    def __init__(self, owner, balance=0.0):
        Account.counter += 1
        self.number = Account.counter
        self.owner = owner
        self._balance = balance
        self.history = []

    @property
    def balance(self):
        return round(self._balance, 2)

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"deposit must be positive, got {amount}")
        self._balance += amount
        self.history.append(("deposit", amount))

    def withdraw(self, amount):
        if amount > self._balance:
            raise InsufficientFunds(amount, self._balance)
        self._balance -= amount
        self.history.append(("withdraw", amount))

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner}: {self.balance:.2f}>"

class Savings(Account):
    def __init__(self, owner, balance=0.0, rate=0.02):
        super().__init__(owner, balance)
        self.rate = rate

    def add_interest(self):
        self.deposit(self._balance * self.rate)

class Checking(Account):
    def __init__(self, owner, balance=0.0, overdraft=100):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def withdraw(self, amount):
        if amount > self._balance + self.overdraft:
            raise InsufficientFunds(amount, self._balance + self.overdraft)
        self._balance -= amount
        self.history.append(("overdraw" if self._balance < 0 else "withdraw", amount))

def transfer(source, target, amount):
    before = source._balance, target._balance
    try:
        source.withdraw(amount)
        target.deposit(amount)
    except (InsufficientFunds, ValueError) as error:
        source._balance, target._balance = before
        print(f"transfer of {amount} failed: {error}")
        return False
    return True

a, b = Savings("Ann", 500, rate=0.05), Checking("Bob", 50)
print(a, b)
a.add_interest()
print(a.balance, a.history)
print(transfer(b, a, 120), b, a)
print(transfer(b, a, 120), b)
print(transfer(a, b, -5), a, b)
for action in (lambda: a.deposit(0), lambda: a.withdraw(10 ** 6)):
    try:
        action()
    except InsufficientFunds as e:
        print("funds:", e, "short by", round(e.needed - e.available, 2))
    except ValueError as e:
        print("value:", e)
for acct in (a, b):
    for kind, amount in acct.history:
        print(f"{acct.owner:<5}{kind:<10}{amount:>10.2f}")
print(isinstance(a, Account), isinstance(b, Savings), Account.counter)
try:
    a.balance = 5
except AttributeError as e:
    print(e)
