def say(x):
    print("say", x)
    return x
print([say(1), say(2)], {say("k"): say("v"), say("k2"): say("v2")})
# expect: say 1
# expect: say 2
# expect: say k
# expect: say v
# expect: say k2
# expect: say v2
# expect: [1, 2] {'k': 'v', 'k2': 'v2'}
