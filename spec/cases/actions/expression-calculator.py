# A tokenizer, a recursive-descent parser and an evaluator with variables.
class CalcError(Exception):
    pass

def tokenize(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(text) and (text[j].isdigit() or text[j] == "."):
                j += 1
            yield "number", text[i:j]
            i = j
        elif c.isalpha() or c == "_":
            j = i
            while j < len(text) and (text[j].isalnum() or text[j] == "_"):
                j += 1
            yield "name", text[i:j]
            i = j
        elif text[i:i + 2] == "**":
            yield "op", "**"
            i += 2
        elif c in "+-*/()=,%":
            yield "op", c
            i += 1
        else:
            raise CalcError(f"bad character {c!r} at {i}")
    yield "end", ""

class Calculator:
    functions = {"max": max, "min": min, "abs": abs, "sum": lambda *a: sum(a)}

    def __init__(self):
        self.variables = {"pi": 3.14159}

    def run(self, text):
        self.tokens = list(tokenize(text))
        self.at = 0
        if self.tokens[0][0] == "name" and self.tokens[1] == ("op", "="):
            name = self.tokens[0][1]
            self.at = 2
            value = self.variables[name] = self.sum()
        else:
            value = self.sum()
        if self.peek()[0] != "end":
            raise CalcError(f"unexpected {self.peek()[1]!r}")
        return value

    def peek(self): return self.tokens[self.at]
    def take(self):
        self.at += 1
        return self.tokens[self.at - 1]
    def accept(self, *ops):
        kind, text = self.peek()
        if kind == "op" and text in ops:
            return self.take()[1]
    def sum(self):
        value = self.product()
        while op := self.accept("+", "-"):
            right = self.product()
            value = value + right if op == "+" else value - right
        return value
    def product(self):
        value = self.unary()
        while op := self.accept("*", "/", "%"):
            right = self.unary()
            value = value * right if op == "*" else value / right if op == "/" else value % right
        return value
    def unary(self):
        if self.accept("-"): return -self.unary()
        return self.power()
    def power(self):
        base = self.atom()
        return base ** self.unary() if self.accept("**") else base
    def atom(self):
        kind, text = self.take()
        if kind == "number":
            try:
                return float(text) if "." in text else int(text)
            except ValueError:
                raise CalcError(f"bad number {text}") from None
        if kind == "name":
            if self.accept("("):
                args = [self.sum()]
                while self.accept(","): args.append(self.sum())
                if not self.accept(")"): raise CalcError("expected )")
                if text not in self.functions: raise CalcError(f"no function {text}")
                return self.functions[text](*args)
            if text not in self.variables: raise CalcError(f"undefined: {text}")
            return self.variables[text]
        if text == "(":
            value = self.sum()
            if not self.accept(")"): raise CalcError("expected )")
            return value
        raise CalcError(f"unexpected {text or 'end'!r}")

calc = Calculator()
for line in ["1 + 2 * 3", "(1 + 2) * 3", "2 ** 3 ** 2", "-2 ** 2", "10 / 4", "7 % 4 - 1", "x = 5", "y = x * 2 + 1", "max(x, y, 3) - min(1, 2)", "sum(1,2,3,4)", "r = 2.5", "pi * r ** 2", "2 +", "(1", "1 2", "z + 1", "3 $ 4", "foo(1)", "1.2.3", "1 / 0", ""]:
    try:
        print(f"{line:<26} = {calc.run(line)}")
    except CalcError as e:
        print(f"{line:<26} ! {e}")
    except ZeroDivisionError as e:
        print(f"{line:<26} !! {e}")
print(calc.variables)
