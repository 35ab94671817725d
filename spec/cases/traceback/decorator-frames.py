def deco(f):
    def wrapper(*a):
        return f(*a)
    return wrapper
@deco
def work(n):
    return [1, 2][n]
work(9)
