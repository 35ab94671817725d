Here is the code you asked for:
print("hello")
