import secrets

print(len(secrets.token_hex()), len(secrets.token_hex(8)), len(secrets.token_bytes(5)), len(secrets.token_urlsafe(16)), secrets.choice([7]), 0 <= secrets.randbelow(10) < 10, 0 <= secrets.randbits(4) < 16)
print(secrets.compare_digest('a', 'a'), secrets.compare_digest(b'a', b'b'), secrets.token_hex(4) != secrets.token_hex(4))
for bad in (0, -1):
    try:
        secrets.randbelow(bad)
    except ValueError as error:
        print(error)
try:
    secrets.choice([])
except IndexError as error:
    print(error)
print(secrets.SystemRandom().randint(3, 3), 1 <= secrets.SystemRandom().randrange(1, 5) < 5)
