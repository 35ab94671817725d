import string
from string import Template

# Checks of the kind agents write.
password = "Passw0rd!"
print(
    any(c in string.ascii_uppercase for c in password),
    any(c in string.digits for c in password),
    any(c in string.punctuation for c in password),
)
text = "Hello, World! It's 2024."
print(text.translate(str.maketrans("", "", string.punctuation)))
caesar = str.maketrans(string.ascii_lowercase, string.ascii_lowercase[3:] + string.ascii_lowercase[:3])
print("attack at dawn".translate(caesar))
row = Template("| $name | $qty |")
print("\n".join(row.substitute(r) for r in [{"name": "apple", "qty": 3}, {"name": "pear", "qty": 10}]))
print({c: text.lower().count(c) for c in string.ascii_lowercase if c in text.lower()})
