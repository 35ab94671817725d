# Method calls, attribute reads and writes, one overriding subclass.
class Account:
    opened = 0

    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.moves = 0
        Account.opened += 1

    def fee(self, amount):
        return amount // 100

    def deposit(self, amount):
        self.balance += amount - self.fee(amount)
        self.moves += 1
        return self

    def withdraw(self, amount):
        if amount <= self.balance:
            self.balance -= amount
            self.moves += 1
        return self


class Saver(Account):
    def fee(self, amount):
        return 0


def simulate(rounds):
    accounts = [Account("a", 100), Saver("b", 200), Account("c", 300)]
    for i in range(rounds):
        accounts[i % 3].deposit(i % 500).withdraw(i % 90)
    return [(account.owner, account.balance, account.moves) for account in accounts]


print(simulate(100000), Account.opened)
