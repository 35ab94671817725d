def f(n):
    if n == 0: return "zero"
    elif n == 1: return "one"
    elif n == 2: return "two"
    elif n == 3: return "three"
    elif n == 4: return "four"
    elif n == 5: return "five"
    elif n == 6: return "six"
    elif n == 7: return "seven"
    elif n == 8: return "eight"
    elif n == 9: return "nine"
    elif n < 0: return "negative"
    elif n < 20:
        if n == 10: return "ten"
        elif n == 11: return "eleven"
        else: return "teen"
    else: return "many"
print([f(n) for n in (0, 5, 9, -3, 10, 11, 15, 99)])
# expect: ['zero', 'five', 'nine', 'negative', 'ten', 'eleven', 'teen', 'many']
