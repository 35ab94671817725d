import fnmatch
names = ["one.py", "two.txt", "three.py", "README", ".hidden.py"]
print(fnmatch.filter(names, "*.py"), fnmatch.filter(names, "[ot]*"), fnmatch.filter(names, "*"), fnmatch.filter(names, "nothing"), fnmatch.filter(iter(names), "*E*"))
