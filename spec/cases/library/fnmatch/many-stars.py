import fnmatch
print(fnmatch.fnmatch("a" * 200, "*a" * 50 + "b"), fnmatch.fnmatch("a" * 200 + "b", "*a" * 50 + "b"), fnmatch.fnmatch("abcabc", "*abc"), fnmatch.fnmatch("src/lib/mod.py", "src/*.py"))
