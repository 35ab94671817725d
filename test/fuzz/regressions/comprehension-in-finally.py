# fuzz: self threw
# VerifyError: a function in a finally block, compiled twice, kept the slots of its comprehension from the first time
# expect: {0}
try:
    pass
finally:
    def f(p):
        return {v for v in p}
print(f([0]))
