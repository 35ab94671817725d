import shlex
words = ["grep", "-r", "two words", "it's", "", "*.py"]
print(shlex.join(words), shlex.split(shlex.join(words)) == words, shlex.join([]), shlex.join(("a",)))
